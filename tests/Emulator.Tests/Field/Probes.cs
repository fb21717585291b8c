using System.Text.Json;
using System.Text.Json.Nodes;
using Emulator.Core.Hosting;
using Emulator.Core.Judging;
using Emulator.Core.Wire;

namespace Emulator.Tests.Field;

/// <summary>A call with one thing wrong.</summary>
/// <param name="Member">The name of what is wrong.</param>
/// <param name="Kind">Where it stands.</param>
/// <param name="Call">The call.</param>
internal sealed record Probe(string Member, ProbeKind Kind, ProbedCall Call);

/// <summary>Where a probe is wrong.</summary>
internal enum ProbeKind
{
    /// <summary>In the query, a form or a body.</summary>
    Member,

    /// <summary>In a part of the path.</summary>
    Path,

    /// <summary>In a header.</summary>
    Header,
}

/// <summary>Calls of all operations of a provider, on each surface and with each verb on which they are served, each with one thing wrong.</summary>
internal sealed class Probes(IProvider provider, RemedyClient client)
{
    public const string Wrong = "wholly wrong";
    public const string Somebody = "nobody.knows@people.example";

    private static readonly JsonNode?[] WrongInBody =
        [42, -1, true, Wrong, "zy\u0007x", new JsonArray(), new JsonArray(1), new JsonObject(), "2026-13-45", "", null, new string('x', 300)];

    private static readonly string[] WrongInQuery = [Wrong, "-1", "0x10", "", "2026-13-45", "99999999999999999999", "zy\0x", new string('x', 300)];
    private static readonly string[] WrongInPath = [Wrong, "0", "-1", "99999999999999999999", "é", "zy\u0007x", Somebody, new string('x', 300)];
    private static readonly string?[] WrongTypes = [null, "text/plain", "application/xml", "application/json; charset=klingon", "multipart/form-data", "json"];
    private static readonly string[] WrongEncodings = ["gzip", "br", "zstd", "wrong"];

    /// <summary>All of them.</summary>
    public IEnumerable<Probe> All() =>
        from operation in provider.Operations
        where operation.State is OperationState.Emulated
        from surface in provider.Surfaces
        where operation.Surfaces.IsDefaultOrEmpty || operation.Surfaces.Contains(surface.Name)
        from method in operation.Methods.Split('|').Select(verb => new HttpMethod(verb))
        from probe in InMembers(surface, operation, method).Concat(InPaths(surface, operation, method)).Concat(InHeaders(surface, operation, method))
        select probe;

    private ProbedCall Call(Surface surface, Operation operation, HttpMethod method)
    {
        var call = new ProbedCall(surface, operation, client.IdsOf(surface, operation), method);
        // One verb is called with the word for the format, the other without.
        if (method == HttpMethod.Get && operation.Template.EndsWith("{format?}", StringComparison.Ordinal)) call.InPath("format", "");
        return call;
    }

    private IEnumerable<Probe> InMembers(Surface surface, Operation operation, HttpMethod method)
    {
        foreach (var parameter in operation.Parameters.Where(one => one.In is "query" || (one.In is "body" && operation.RequestBody is null)))
        {
            foreach (var wrong in WrongInQuery)
            {
                var call = Call(surface, operation, method);
                call.InQuery(parameter.Name, wrong);
                yield return new(parameter.Name, ProbeKind.Member, call);
            }
        }

        if (operation.RequestBody is not { } body || ProbedCall.IsBodiless(method)) yield break;
        foreach (var path in Members(provider.WireJson, body))
        {
            foreach (var wrong in WrongInBody)
            {
                var call = Call(surface, operation, method);
                call.InBody(path, wrong);
                yield return new(path[^1], ProbeKind.Member, call);
            }
        }
    }

    private IEnumerable<Probe> InPaths(Surface surface, Operation operation, HttpMethod method)
    {
        foreach (var part in operation.Template.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}', '?')))
        {
            foreach (var wrong in WrongInPath)
            {
                var call = Call(surface, operation, method);
                call.InPath(part, wrong);
                yield return new(part, ProbeKind.Path, call);
            }
        }
    }

    private IEnumerable<Probe> InHeaders(Surface surface, Operation operation, HttpMethod method)
    {
        if (!operation.IsOpen)
        {
            var (name, right) = client.CredentialOf(surface, operation);
            foreach (var wrong in (string?[])[null, "", "wrong", "Bearer wrong", right + "x", $"{right}, {right}", $"\"{right}\""])
            {
                var call = Call(surface, operation, method);
                call.InHeader(name, wrong);
                yield return new(name, ProbeKind.Header, call);
            }
        }

        var isForm = operation.RequestBody is null && provider.Name == "key-predict" && method == HttpMethod.Post;
        if (!isForm && (operation.RequestBody is null || ProbedCall.IsBodiless(method))) yield break;
        foreach (var (name, wrong) in WrongTypes.Select(type => ("Content-Type", type)).Concat(WrongEncodings.Select(of => ("Content-Encoding", (string?)of))))
        {
            var call = Call(surface, operation, method);
            if (isForm)
            {
                call.Post();
                call.InQuery("note", "x");
            }

            call.InHeader(name, wrong);
            yield return new(name, ProbeKind.Header, call);
        }
    }

    private static IEnumerable<string[]> Members(JsonSerializerOptions json, Type type)
    {
        foreach (var property in json.GetTypeInfo(type).Properties)
        {
            yield return [property.Name];
            var inner = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (inner.Namespace != type.Namespace || inner.IsEnum || inner.IsValueType) continue;
            foreach (var path in Members(json, inner)) yield return [property.Name, .. path];
        }
    }
}
