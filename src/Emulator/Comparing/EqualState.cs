using System.Text;
using System.Text.Json.Nodes;
using Contracts.Control;
using Emulator.Core.Hosting;
using Emulator.Core.Wire;
using Emulator.Core.Workspaces;

namespace Emulator.Comparing;

/// <summary>An emulator to which the recorded calls are made again, in their order and at their distances in time, with its own credentials and ids: as near to
/// the recorded state as calls alone can bring it.</summary>
internal sealed class EqualState(ProviderCatalog catalog, Workspace workspace, HttpClient http, string root)
{
    private static readonly int[] Denials = [401, 403, 429];
    private readonly ControlClient control = new(http);
    private readonly IdPairs ids = new();
    private readonly OwnCredentials credentials = new(workspace, http, root);
    private readonly Dictionary<string, string> callers = [];

    /// <summary>The surface that was recorded, and the path after its prefix; null when it is none of the provider's.</summary>
    public (ProviderCatalog.Place Place, string Path)? Locate(Recording recording)
    {
        var whole = recording.To.AbsolutePath.TrimEnd('/') + recording.Request.Target.Split('?')[0];
        if (catalog.Locate(recording.To.Host, whole, out var prefix) is { } place && place.Provider.Name == recording.Provider)
            return (place, whole[prefix.Length..]);
        // Behind something that has an address of its own: where the emulator's prefix stands in it, else the first surface that has the route.
        var surfaces = catalog.Find(recording.Provider)?.Surfaces ?? [];
        foreach (var surface in surfaces)
            if (whole.IndexOf(surface.Prefix + "/", StringComparison.Ordinal) is >= 0 and var at) return At(surface, whole[(at + surface.Prefix.Length)..]);
        return surfaces.SelectMany(surface => new[] { At(surface, whole), At(surface, recording.Request.Target.Split('?')[0]) })
            .Where(found => found.Place.Routes.Match(recording.Request.Method, Request.SegmentsOf(found.Path)).Operation is not null)
            .Select(found => ((ProviderCatalog.Place, string)?)found).FirstOrDefault();
    }

    private (ProviderCatalog.Place Place, string Path) At(Surface surface, string path) => (catalog.Locate("", surface.Prefix + "/", out _)!, path);

    /// <summary>Makes the call again; answers what the emulator says, with its verdict.</summary>
    public async Task<(WireAnswer Answer, ExchangeView? Verdict)> AskAsync(
        Recording recording, ProviderCatalog.Place place, string path, CancellationToken stop)
    {
        if (recording.At is { } at && at > workspace.Clock.Now) await control.Workspace(workspace.Id).AdvanceToAsync(at, stop);
        var answer = await AsEachAsync(recording, place, path, stop);
        if (answer.Answer.Status == 404 && recording.Answer.Status < 300 && await BorrowAsync(recording, place, path, stop))
            answer = await AsEachAsync(recording, place, path, stop);
        if (answer.Answer.Status is 403 or 429 && recording.Answer.Status < 300)
        {
            // The quota is used up by a call that the recording did not make.
            await control.Workspace(workspace.Id).AdvanceAsync(TimeSpan.FromMinutes(1), stop);
            answer = await AsEachAsync(recording, place, path, stop);
        }

        if (recording.Answer.BodyKind == "json" && answer.Answer.BodyKind == "json")
            ids.Learn(path, JsonNode.Parse(recording.Answer.Body), JsonNode.Parse(answer.Answer.Body));
        return answer;
    }

    // Whose credential it was cannot be read any more: it is that of the first caller who is answered as it was.
    private async Task<(WireAnswer Answer, ExchangeView? Verdict)> AsEachAsync(
        Recording recording, ProviderCatalog.Place place, string path, CancellationToken stop)
    {
        var names = credentials.HeadersOf(place.Provider, place.Surface);
        var given = recording.Request.Headers.Where(header => names.Contains(header.Key)).Select(header => header.Value).FirstOrDefault();
        if (given is null || recording.Answer.Status == 401) return await OnceAsync(recording, place, path, names, null, stop);
        var key = place.Provider.Name + given;
        (WireAnswer Answer, ExchangeView? Verdict)? first = null;
        foreach (var caller in callers.TryGetValue(key, out var known) ? [known] : place.Provider.Callers)
        {
            var answer = await OnceAsync(recording, place, path, names, caller, stop);
            first ??= answer;
            if (!Denials.Contains(answer.Answer.Status) && !Denials.Contains(recording.Answer.Status)) callers[key] = caller;
            if (answer.Answer.Status == recording.Answer.Status || !Denials.Contains(answer.Answer.Status)) return answer;
        }

        return first!.Value;
    }

    private async Task<(WireAnswer Answer, ExchangeView? Verdict)> OnceAsync(
        Recording recording, ProviderCatalog.Place place, string path, HashSet<string> names, string? caller, CancellationToken stop)
    {
        // A password may be a candidate's too: only who signs in sends one of ours.
        var signsIn = place.Routes.Match(recording.Request.Method, Request.SegmentsOf(path)).Operation?.IsOpen == true;
        var (surface, query) = (place.Surface, recording.Request.Target.Split('?', 2) is [_, var said] ? "?" + Form(said, place, signsIn) : "");
        using var request = new HttpRequestMessage(new HttpMethod(recording.Request.Method), root + surface.Prefix + ids.Path(path) + query);
        if (recording.Request.BodyKind != "none")
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(recording.Request.BodyKind switch
            {
                "json" => Json(JsonNode.Parse(recording.Request.Body), place, signsIn),
                "form" => Form(recording.Request.Body, place, signsIn),
                _ => recording.Request.Body,
            }));
        }

        foreach (var (name, value) in recording.Request.Headers.Where(header => caller is null || !names.Contains(header.Key)))
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content?.Headers.TryAddWithoutValidation(name, value);
        if (caller is not null)
        {
            foreach (var (name, value) in await credentials.OfAsync(place.Provider, surface, caller, stop))
                request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await http.SendAsync(request, stop);
        return (await ReadAsync(answer, stop), await VerdictAsync(answer, stop));
    }

    private static async Task<WireAnswer> ReadAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        var headers = answer.Headers.Concat(answer.Content.Headers)
            .SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value))).ToList();
        var bytes = await answer.Content.ReadAsByteArrayAsync(stop);
        var type = answer.Content.Headers.ContentType?.MediaType;
        var kind = WireAnswer.KindOf(type, Encoding.UTF8.GetString(bytes));
        return new WireAnswer((int)answer.StatusCode, headers, kind, kind == "bytes" ? Convert.ToBase64String(bytes) : Encoding.UTF8.GetString(bytes));
    }

    private async Task<ExchangeView?> VerdictAsync(HttpResponseMessage answer, CancellationToken stop) =>
        answer.Headers.TryGetValues("X-Emulator-Exchange", out var numbers)
        && long.TryParse(numbers.First(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? await control.ExchangeAsync(number, stop) : null;

    // Nothing here has the recorded id: the first record of the list that it is from stands in its place.
    private async Task<bool> BorrowAsync(Recording recording, ProviderCatalog.Place place, string path, CancellationToken stop)
    {
        var parts = path.Split('/');
        var at = Array.FindIndex(parts, IdPairs.IsId);
        if (at < 2 || recording.Request.Method is not ("GET" or "PUT" or "PATCH")) return false;
        var list = string.Join('/', parts[..at]);
        var asked = recording with
        {
            Request = recording.Request with { Method = "GET", Target = list, BodyKind = "none", Body = "" },
            Answer = recording.Answer with { Status = 200 },
        };
        var (answer, _) = await AsEachAsync(asked, place, list, stop);
        if (answer is not { Status: 200, BodyKind: "json" } || JsonNode.Parse(answer.Body) is not JsonArray { Count: > 0 } rows) return false;
        if (rows[0]?["id"]?.ToString() is not { } own) return false;
        ids.Set(parts[at - 1], Uri.UnescapeDataString(parts[at]), own);
        return true;
    }

    private string Json(JsonNode? body, ProviderCatalog.Place place, bool signsIn)
    {
        if (signsIn) Sign(body, place);
        return ids.Body(body)?.ToJsonString() ?? "null";
    }

    private void Sign(JsonNode? node, ProviderCatalog.Place place)
    {
        if (node is not JsonObject members) return;
        foreach (var (name, value) in members.ToList())
        {
            if (value is JsonValue && credentials.Member(place.Provider, place.Surface, name) is { } own) members[name] = own;
            else Sign(value, place);
        }
    }

    private string Form(string pairs, ProviderCatalog.Place place, bool signsIn) => string.Join('&', pairs.Split('&').Select(pair =>
    {
        if (pair.Split('=', 2) is not [var name, var value]) return pair;
        var plain = Uri.UnescapeDataString(value.Replace('+', ' '));
        var own = (signsIn ? credentials.Member(place.Provider, place.Surface, Uri.UnescapeDataString(name)) : null)
            ?? ids.Own(Uri.UnescapeDataString(name), plain);
        return own == plain ? pair : $"{name}={Uri.EscapeDataString(own)}";
    }));
}
