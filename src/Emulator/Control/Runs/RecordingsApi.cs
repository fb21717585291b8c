using System.Globalization;
using Contracts.Control;
using Emulator.Control.Calls;
using Emulator.Core.Journal;
using Emulator.Core.Masking;
using Emulator.Core.Workspaces;
using Emulator.Scenarios.Recording;

namespace Emulator.Control.Runs;

/// <summary>Recordings: what people click and clients call, as a scenario.</summary>
internal static class RecordingsApi
{
    private const int LongestTitle = 200;

    public static void Map(RouteGroupBuilder workspace)
    {
        workspace.MapPost("/recordings", (Delegate)BeginAsync).WithSummary("Begin a recording")
            .Accepts<RecordingRequest>("application/json").Produces<RecordingView>(201);
        workspace.MapGet("/recordings", List).WithSummary("The recordings").Produces<RecordingView[]>();
        workspace.MapGet("/recordings/{id}", Read).WithSummary("A recording as a scenario, as far as it has come").Produces<RecordingView>().Refuses(409);
        workspace.MapGet("/recordings/{id}/scenario", Text).WithSummary("The scenario alone, in YAML").Refuses(409);
        workspace.MapDelete("/recordings/{id}", Remove).WithSummary("Forget a recording").Produces(204);
    }

    private static IResult List(HttpContext context, Masks masks)
    {
        var mask = masks.Of(context.Workspace());
        return ControlApi.Json(Recordings.Of(context.Workspace()).Select(recording => View(recording, mask)).ToArray());
    }

    private static async Task<IResult> BeginAsync(HttpContext context, Masks masks)
    {
        var (wanted, refusal) = await ControlBody.ReadAsync<RecordingRequest>(context);
        if (wanted is null) return refusal!;
        if (wanted.Title is { } title && (string.IsNullOrWhiteSpace(title) || title.Length > LongestTitle || title.Any(char.IsControl)))
            return Problems.BadMember("title", $"a line of at most {LongestTitle} characters");
        var (begun, dropped) = Recordings.Begin(context.Workspace(), wanted.Title);
        return ControlApi.Json(View(begun, masks.Of(context.Workspace())) with { Dropped = dropped is null ? null : IdOf(dropped) }, 201);
    }

    private static IResult Read(HttpContext context, Masks masks, Recorder recorder, JournalSettings settings, string id)
    {
        var workspace = context.Workspace();
        if (Find(workspace, id) is not { } recording) return Unknown(workspace, id);
        if (Lost(workspace, settings) is { } lost) return lost;
        var (text, steps) = recorder.Write(workspace, recording.Title, recording.Since);
        return ControlApi.Json(View(recording, masks.Of(workspace)) with { Steps = steps, Yaml = text });
    }

    private static IResult Text(HttpContext context, Recorder recorder, JournalSettings settings, string id)
    {
        var workspace = context.Workspace();
        if (Find(workspace, id) is not { } recording) return Unknown(workspace, id);
        return Lost(workspace, settings) ?? Results.Text(recorder.Write(workspace, recording.Title, recording.Since).Text, "application/yaml; charset=utf-8");
    }

    private static IResult Remove(HttpContext context, string id)
    {
        var workspace = context.Workspace();
        return Find(workspace, id) is { } recording && Recordings.Remove(workspace, recording.Id) ? Results.NoContent() : Unknown(workspace, id);
    }

    // A scenario that lacks its beginning would not come out the same.
    private static IResult? Lost(Workspace workspace, JournalSettings settings)
    {
        if (workspace.Fixture is not ("demo" or "empty"))
            return Problems.Conflict($"A scenario begins with the fixture demo or empty; this workspace has {workspace.Fixture}.");
        if (workspace.Journal.Count >= settings.MaxExchanges || workspace.History.Count >= settings.MaxChanges)
            return Problems.Conflict("More has happened than the journal keeps, so the beginning is lost: reset the workspace and record anew.");
        var large = workspace.Journal.Newest().Where(call => call.Request.Body.Length > 0 && call.Request.Body.Length >= settings.MaxBodyBytes)
            .Select(call => call.Number).FirstOrDefault();
        return large > 0
            ? Problems.Conflict($"The body of call {large} is larger than the journal keeps (journal:maxBodyBytes), so it cannot be made again.")
            : null;
    }

    private static RecordingView View(Recording recording, SecretMask mask) => new(IdOf(recording), mask.Text(recording.Title), recording.At);

    private static string IdOf(Recording recording) => recording.Id.ToString(CultureInfo.InvariantCulture);

    private static Recording? Find(Workspace workspace, string id) => NumberOf(id) is { } number ? Recordings.Find(workspace, number) : null;

    private static int? NumberOf(string id) => int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IResult Unknown(Workspace workspace, string id) =>
        Absent.Of("recording", id, Recordings.LastDropped(workspace), workspace.Bounds.Recordings, "bounds:recordings", " or deleted");
}
