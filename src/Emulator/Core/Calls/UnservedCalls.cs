using System.Globalization;
using Emulator.Core.Hosting;
using Emulator.Core.Journal;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Core.Workspaces;
using Microsoft.AspNetCore.Http.Features;

namespace Emulator.Core.Calls;

/// <summary>Journals the calls that the web server itself refuses, before any of ours sees them: a bad request line, headers that are too long or too many.
/// The caller gets the server's bare status; the journal says why, as far as the call names a provider.</summary>
/// <param name="providers">Who is played.</param>
/// <param name="workspaces">The workspaces, those of this node where there are several.</param>
/// <param name="settings">What is set.</param>
/// <param name="router">Has it journalled at the node that owns the workspace; null where there is only this one.</param>
internal sealed class UnservedCalls(
    ProviderCatalog providers, WorkspaceRegistry workspaces, PipelineSettings settings, IWorkspaceRouter? router = null)
    : IObserver<KeyValuePair<string, object?>>
{
    /// <summary>What the web server raises for each of them.</summary>
    public const string Event = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    private static readonly Check IsHttp = new("http", Provenance.Documented("RFC 9112: how a message is framed"), null);

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key != Event || value.Value is not IFeatureCollection features) return;
        if (features.Get<RequestLines>() is not { IsServed: false } lines) return;
        if (features.Get<IBadRequestExceptionFeature>()?.Error is not BadHttpRequestException error) return;
        var address = features.Get<IHttpConnectionFeature>()?.RemoteIpAddress?.ToString() ?? "";
        Journal(new UnservedCall(lines.Line, Headers(features.Get<IHttpRequestFeature>()?.Headers), address, error.StatusCode, error.Message));
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    /// <summary>Journals a call, here or at the node that owns its workspace.</summary>
    /// <param name="call">What is known of it.</param>
    /// <param name="isSentHere">Whether another node found that it is to be journalled here.</param>
    public void Journal(UnservedCall call, bool isSentHere = false)
    {
        var host = call.Headers.FirstOrDefault(header => header.Key.Equals("Host", StringComparison.OrdinalIgnoreCase)).Value ?? "";
        var (method, path, query) = Parts(call.Line, ref host);
        if (providers.Locate(new HostString(host).Host, path, out var prefix) is not { } place) return;
        var request = new Request
        {
            Surface = place.Surface,
            Method = method,
            Whole = (path, prefix.Length),
            RawQuery = query,
            Headers = call.Headers,
            BaseUrl = $"http://{(host.Length == 0 ? "127.0.0.1" : host)}{prefix}",
            ClientAddress = call.Address,
        };
        var detail = $"The web server refused the call before the provider saw it: {call.Message}";
        var credential = CredentialOf(place, request);
        if (!isSentHere && router?.IsUnservedHere(call, credential) == false) return;
        var workspace = (credential is null ? null : workspaces.FindByCredential(credential.Kind, credential.Value)) ?? workspaces.Default;
        workspace.Keep(new Exchange
        {
            Number = Numbering.Next(),
            At = workspace.Clock.Now,
            Provider = place.Provider.Name,
            Request = request.Cut(settings.MaxKeptBytes),
            Answer = Answer.Empty(call.Status),
            DurationMs = 0,
            Verdict = new Verdict([new CheckLine(IsHttp, CheckOutcome.Failed, detail)], FixOf(call.Status)),
            FullPath = path,
        });
    }

    private static Credential? CredentialOf(ProviderCatalog.Place place, Request request)
    {
        try
        {
            return place.Provider.Identify(request, place.Routes.Match(request));
        }
        catch (Exception)
        {
            return null; // Half a call may be anything; it is journalled all the same.
        }
    }

    /// <summary>The parts of a line that may be none: what is missing is empty, what is no ASCII is percent-encoded.</summary>
    private static (string Method, string Path, string Query) Parts(string line, ref string host)
    {
        var (first, last) = (line.IndexOf(' ', StringComparison.Ordinal), line.LastIndexOf(' '));
        var method = first < 0 ? line : line[..first];
        var end = last > first && line[last..].StartsWith(" HTTP/", StringComparison.Ordinal) ? last : line.Length;
        var target = first < 0 ? "" : line[(first + 1)..end];
        if (Uri.TryCreate(target, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https")
            (host, target) = (absolute.Authority, absolute.PathAndQuery);
        target = string.Concat(target.Select(letter =>
            letter is > ' ' and < '\x7f' ? letter.ToString() : string.Create(CultureInfo.InvariantCulture, $"%{(int)letter:X2}")));
        if (target is not ['/', ..]) target = "/" + target;
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        return (method, mark < 0 ? target : target[..mark], mark < 0 ? "" : target[(mark + 1)..]);
    }

    private static List<KeyValuePair<string, string>> Headers(IHeaderDictionary? given) =>
        [.. (given ?? new HeaderDictionary()).SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value ?? "")))];

    private static string FixOf(int status) => status switch
    {
        408 => "Send the whole call at once.",
        414 => "Send a shorter request line: long lists belong into the body.",
        431 => "Send fewer and shorter headers.",
        _ => "Send “METHOD /path HTTP/1.1” with one blank between, the path percent-encoded, one Host header, and headers as “Name: value”.",
    };
}

/// <summary>A call that the web server refused, as far as it came.</summary>
/// <param name="Line">Its first line.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Address">The caller's address, or nothing.</param>
/// <param name="Status">The status that the server answered.</param>
/// <param name="Message">Why.</param>
public sealed record UnservedCall(string Line, IReadOnlyList<KeyValuePair<string, string>> Headers, string Address, int Status, string Message);
