using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Durability.Kills;

/// <summary>Makes and invites candidates of Key Predict, who begin and complete: <em>started</em> is told before <em>completed</em>, and neither without
/// being so.</summary>
internal sealed class CandidatesClient(Site site, string name, Random chance, Target at, Inbox inbox) : KillClient(site, name, chance)
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);
    private readonly List<(string Email, string Body)> candidates = [];
    private readonly List<string> invitations = [];
    private readonly Dictionary<string, string> stages = [];
    private string? making;
    private (string Id, string Stage)? acting;
    private string token = "";
    private int count;

    public override async Task BeginAsync()
    {
        token = (await at.KeyPredictAsync("connect")).Member("token");
        await at.ControlAsync(
            HttpMethod.Patch, "key-predict/integration", new { startedUrl = $"{inbox.Url}/{at.Id}/started", completedUrl = $"{inbox.Url}/{at.Id}/completed" });
    }

    protected override async Task VerifyAsync()
    {
        if (making is { } email)
        {
            var seen = await at.KeyPredictAsync("retrieve/candidate/json?email=" + email, token);
            Must(seen.Status != 200 || seen.Member("lastname") == "Doe", $"the candidate {email}, whose making was not acknowledged, is there by half: {seen}");
        }

        foreach (var (known, body) in Sample(candidates, 20, 5))
        {
            var seen = await at.KeyPredictAsync("retrieve/candidate/json?email=" + known, token);
            Must(seen.IsGood && Lasting(seen.Text) == Lasting(body), $"the candidate {known} was {body}, and is {seen}");
        }

        var pending = await StagesAsync("assessment/pending/json");
        var completed = await StagesAsync("assessment/completed/json");
        foreach (var id in Sample(invitations, 40, 10).Distinct().ToList())
        {
            var stage = completed.ContainsKey(id) ? "completed" : !pending.TryGetValue(id, out var begun) ? "lost" : begun ? "started" : "invited";
            Must(stage == stages[id] || (acting?.Id == id && acting?.Stage == stage), $"the invitation {id} was {stages[id]}, and is {stage}");
            stages[id] = stage;
            await ToldAsync(id, stage);
        }

        (making, acting) = (null, null);
    }

    protected override async Task StepAsync()
    {
        var email = string.Create(CultureInfo.InvariantCulture, $"{Name}-{++count}@people.example");
        making = email;
        var told = await at.KeyPredictAsync($"create/candidate/json?firstname=Kim&lastname=Doe&email={email}", token);
        making = null;
        Must(told.IsGood, $"the candidate {email} is not made: {told}");
        candidates.Add((email, told.Text));
        told = await at.KeyPredictAsync($"candidate/invite/json?email={email}&test_id=144", token);
        Must(told.IsGood, $"the candidate {email} is not invited: {told}");
        var id = told.Member("id");
        invitations.Add(id);
        stages[id] = "invited";
        foreach (var (act, stage) in new[] { ("start", "started"), ("complete", "completed") }.Take(Chance.Next(3)))
        {
            acting = (id, stage);
            told = await at.ControlAsync(HttpMethod.Post, $"key-predict/assessments/{id}/{act}");
            acting = null;
            Must(told.IsGood, $"the assessment {id} is not {stage}: {told}");
            stages[id] = stage;
        }
    }

    /// <summary>What does not change when the candidate comes to take an assessment.</summary>
    private static string Lasting(string body) => Regex.Replace(body, "\"last_connection_date\":[^,]*,", "");

    private async Task ToldAsync(string id, string stage)
    {
        if (stage == "invited") Must(inbox.PlaceOf(at.Id + "/started", id) is null, $"somebody was told that {id} is started, and it is not");
        if (stage != "completed") Must(inbox.PlaceOf(at.Id + "/completed", id) is null, $"somebody was told that {id} is completed, and it is not");
        if (stage is not ("started" or "completed")) return;
        var started = await inbox.AwaitAsync(at.Id + "/started", id, Guard);
        Must(started is not null, $"nobody was told that {id} is started");
        if (stage != "completed") return;
        var done = await inbox.AwaitAsync(at.Id + "/completed", id, Guard);
        Must(done is not null, $"nobody was told that {id} is completed");
        Must(started < done, $"that {id} is completed was told before that it is started");
    }

    /// <summary>The assessments of a list, and whether each is begun.</summary>
    private async Task<Dictionary<string, bool>> StagesAsync(string method) => (await at.KeyPredictAsync(method, token)).Json.EnumerateArray()
        .ToDictionary(one => one.GetProperty("id").ToString(), one => one.GetProperty("assessment_start_date").ValueKind == JsonValueKind.String);
}
