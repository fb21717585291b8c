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
internal sealed class UnservedCalls(ProviderCatalog providers, WorkspaceRegistry workspaces, PipelineSettings settings)
    : IObserver<KeyValuePair<string, object?>>
{
    /// <summary>What the web server raises for each of them.</summary>
    public const string Event = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    private static readonly Check IsHttp = new("http", Provenance.Documented("RFC 9112: how a message is framed"), null);

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key != Event || value.Value is not IFeatureCollection features) return;
        if (features.Get<RequestLines>() is not { IsServed: false } lines) return;
        if (features.Get<IBadRequestExceptionFeature>()?.Error is BadHttpRequestException error) Journal(lines.Line, features, error);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private void Journal(string line, IFeatureCollection features, BadHttpRequestException error)
    {
        var headers = Headers(features.Get<IHttpRequestFeature>()?.Headers);
        var host = headers.FirstOrDefault(header => header.Key.Equals("Host", StringComparison.OrdinalIgnoreCase)).Value ?? "";
        var (method, path, query) = Parts(line, ref host);
        if (providers.Locate(new HostString(host).Host, path, out var prefix) is not { } place) return;
        var request = new Request
        {
            Surface = place.Surface,
            Method = method,
            Whole = (path, prefix.Length),
            RawQuery = query,
            Headers = headers,
            BaseUrl = $"http://{(host.Length == 0 ? "127.0.0.1" : host)}{prefix}",
            ClientAddress = features.Get<IHttpConnectionFeature>()?.RemoteIpAddress?.ToString() ?? "",
        };
        var detail = $"The web server refused the call before the provider saw it: {error.Message}";
        var workspace = Owner(place, request) ?? workspaces.Default;
        workspace.Keep(new Exchange
        {
            Number = Numbering.Next(),
            At = workspace.Clock.Now,
            Provider = place.Provider.Name,
            Request = request.Cut(settings.MaxKeptBytes),
            Answer = Answer.Empty(error.StatusCode),
            DurationMs = 0,
            Verdict = new Verdict([new CheckLine(IsHttp, CheckOutcome.Failed, detail)], FixOf(error.StatusCode)),
            FullPath = path,
        });
    }

    private Workspace? Owner(ProviderCatalog.Place place, Request request)
    {
        try
        {
            var credential = place.Provider.Identify(request, place.Routes.Match(request));
            return credential is null ? null : workspaces.FindByCredential(credential.Kind, credential.Value);
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
