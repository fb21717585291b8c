using System.Text;
using System.Text.Json.Nodes;
using Emulator.Core.Effects;
using Emulator.Core.Hosting;
using Emulator.Core.Journal;
using Emulator.Core.Masking;
using Emulator.Core.Wire;
using Emulator.Scenarios.Running;

namespace Emulator.Scenarios.Recording;

/// <summary>A call that a client made, as a step that makes a like call.</summary>
/// <param name="known">What was answered before.</param>
/// <param name="mask">Knows what is a secret.</param>
/// <param name="standIns">Stand for the secrets that no name stands for.</param>
internal sealed class RecordedCall(KnownValues known, SecretMask mask, StandIns standIns)
{
    /// <summary>What a credential that was never good is replaced by.</summary>
    private const string NoCredential = "00000000-0000-0000-0000-000000000000";

    private static readonly HashSet<string> Unsaid = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Content-Length", "Content-Type", "User-Agent", "Connection", "Keep-Alive",
        "Transfer-Encoding", "Accept", "Accept-Encoding", "Accept-Language", "Cache-Control", "Pragma",
        "Cookie", "DNT", "Origin", "Referer", "Upgrade-Insecure-Requests", "Priority", "Expect", "traceparent", "tracestate", "Request-Id",
    };

    /// <summary>Says the call in the step.</summary>
    public void Write(RecordedStep step, Exchange call, IProvider provider, Moment moment)
    {
        var request = call.Request;
        var target = call.FullPath + (request.RawQuery.Length == 0 ? "" : "?" + request.RawQuery);
        if (known.Link(target) is { } link) step.Say("call", $"{request.Method} {link}");
        else
        {
            var query = Parameters(request.Query.Pairs, out var isChanged);
            var rest = isChanged || request.RawQuery.Length == 0 ? "" : "?" + request.RawQuery.Replace("${", "%24%7B", StringComparison.Ordinal);
            step.Say("call", $"{request.Method} {known.Path(request.Path)}{rest}");
            step.Say("at", provider.Surfaces[0] == request.Surface ? provider.Name : $"{provider.Name} {request.Surface.Name}");
            if (isChanged) step.Say("query", query);
            Sign(step, request, provider, moment);
        }

        Body(step, request);
        step.Say("answers", call.Answer is { } answer ? answer.Status : "broken");
        if (call.Answer is { Body.Length: > 0 } given) known.Learn(Stage.Parse(Encoding.UTF8.GetString(given.Body.Span)), step);
    }

    private void Sign(RecordedStep step, Request request, IProvider provider, Moment moment)
    {
        var caller = provider.Recognise(request, moment);
        if (caller is not null)
        {
            step.Say("as", known.Text(caller.Name).Text);
            if (caller.Claims.Count > 0)
                step.Say("claims", new JsonObject(caller.Claims.OrderBy(claim => claim.Key, StringComparer.Ordinal)
                    .Select(claim => KeyValuePair.Create(claim.Key, JsonNode.Parse(claim.Value.GetRawText())))));
        }

        var headers = new JsonObject();
        foreach (var (name, value) in request.Headers.Where(header => !Unsaid.Contains(header.Key)
            && !header.Key.StartsWith("sec-", StringComparison.OrdinalIgnoreCase) && !header.Key.Equals(caller?.Header, StringComparison.OrdinalIgnoreCase)))
        {
            var filled = known.Text(value);
            headers[name] = filled.IsChanged || mask.Header(name, value) == value ? filled.Text : NoCredential;
        }

        if (headers.Count > 0) step.Say("headers", headers);
    }

    private void Body(RecordedStep step, Request request)
    {
        if (request.Body.IsEmpty) return;
        var text = Encoding.UTF8.GetString(request.Body.Span);
        if (request.MediaType == "application/x-www-form-urlencoded"
            && request.Form.Pairs.Select(pair => pair.Key).Distinct().Count() == request.Form.Pairs.Count)
            step.Say("form", Parameters(request.Form.Pairs, out _));
        else if (request.MediaType.EndsWith("json", StringComparison.Ordinal) && Stage.Parse(text) is JsonObject or JsonArray)
            step.Say("body", standIns.In(known.Json(Stage.Parse(text))));
        else step.Say("text", mask.Body(request.MediaType, text)).Say("type", request.Header("Content-Type"));
    }

    private JsonObject Parameters(IReadOnlyList<KeyValuePair<string, string>> pairs, out bool isChanged)
    {
        var parameters = new JsonObject();
        isChanged = false;
        foreach (var group in pairs.GroupBy(pair => pair.Key))
        {
            var values = group.Select(pair => standIns.Of(pair.Key, pair.Value, known.Text(pair.Value))).ToList();
            isChanged |= values.Exists(value => value.IsChanged);
            parameters[group.Key] = values is [var only] ? only.Text : new JsonArray([.. values.Select(value => (JsonNode)value.Text)]);
        }

        return parameters;
    }
}
