using Emulator.Core.Judging;
using Emulator.Core.Wire;

namespace Emulator.Tests.Field;

internal sealed partial class StoredTexts
{
    private IEnumerable<Operation> Operations() => provider.Operations.Where(one => one.State is OperationState.Emulated);

    private IEnumerable<(string Member, ProbedCall Call)> CallsOf(Operation operation, IReadOnlyDictionary<string, string> ids, string text)
    {
        ProbedCall Call()
        {
            var call = new ProbedCall(SurfaceOf(operation), operation, ids);
            if (ids.TryGetValue("", out var id) && operation.Parameters.Any(one => one.In is "query" or "body" && one.Name == "id")) call.InQuery("id", id);
            return call;
        }

        foreach (var parameter in operation.Parameters.Where(one => one.In is "query" || (one.In is "body" && operation.RequestBody is null)))
        {
            var call = Call();
            call.InQuery(parameter.Name, text);
            yield return ($"{operation.Name}: {parameter.Name}", call);
        }

        if (operation.RequestBody is not { } body) yield break;
        foreach (var member in HostileTexts.MembersOf(provider.WireJson, body))
        {
            var call = Call();
            Complete(call, body);
            call.InBody(member, text);
            yield return ($"{operation.Name}: {string.Join('.', member)}", call);
        }
    }

    /// <summary>What Kelio asks for besides: its remedies name one e-mail address, and nobody can have it twice.</summary>
    private void Complete(ProbedCall call, Type body)
    {
        if (provider.Name != "kelio") return;
        var email = $"k{++made}@people.example";
        var members = HostileTexts.MembersOf(provider.WireJson, body).ToList();
        if (members.Exists(member => member is ["applicant", "email"])) call.InBody(["applicant", "email"], email);
        if (members.Exists(member => member is ["manager", "email"])) call.InBody(["manager", "email"], email);
        if (provider.WireJson.GetTypeInfo(body).Properties.Any(property => property.Name == "company_id"))
            call.InBody(["company_id"], workspace.Body.GetProperty("kelio").GetProperty("sandbox").GetProperty("companyId").GetInt32());
    }

    private Surface SurfaceOf(Operation operation)
    {
        var names = operation.Surfaces is { IsDefaultOrEmpty: false } some ? some : [.. provider.Surfaces.Select(surface => surface.Name)];
        return provider.Surfaces.First(one => one.Name == names.First(name => name != "production"));
    }

    /// <summary>A record that the operation knows, if there is one.</summary>
    private async Task<IReadOnlyDictionary<string, string>> IdsForAsync(Operation operation)
    {
        if (!operation.Template.Contains('{', StringComparison.Ordinal) && operation.Parameters.All(one => one.Name != "id")) return client.Ids;
        // The body is looked at before the record, so no status tells which record is one; the client knows a manager.
        if (provider.Name == "kelio") return client.Ids;
        foreach (var id in await KnownIdsAsync())
        {
            var call = new ProbedCall(SurfaceOf(operation), operation, Named(operation, id, "json"));
            if (operation.Parameters.Any(one => one.In is "query" or "body" && one.Name == "id")) call.InQuery("id", id);
            using var answer = await client.SendAsync(call.Method, call.Target, call.Body, call.IsForm);
            if ((int)answer.StatusCode != 404) return Named(operation, id, "json");
        }

        return client.Ids;
    }

    private Dictionary<string, string> Named(Operation operation, string id, string format)
    {
        var named = operation.Parameters.Where(one => one.In == "path").ToDictionary(one => one.Name, _ => id);
        (named[""], named["id"], named["companyId"], named["format"]) = (id, id, client.Ids["companyId"], format);
        return named;
    }

    /// <summary>The ids of a few records of each kind, the first and the latest.</summary>
    private async Task<List<string>> KnownIdsAsync()
    {
        var tables = (await workspace.MustAsync(HttpMethod.Get, "state")).GetProperty(provider.Name).EnumerateObject();
        return [.. tables.SelectMany(table => table.Value.EnumerateArray().Take(2).Concat(table.Value.EnumerateArray().Reverse().Take(3)))
            .Where(record => record.TryGetProperty("id", out _)).Select(record => record.GetProperty("id").ToString())
            .Append(client.Ids["id"]).Distinct()];
    }
}
