using System.Globalization;

namespace Durability.Kills;

/// <summary>Sends assessments of Predictive Index, whose takers complete them: the webhook comes for each that is completed, and for no other.</summary>
internal sealed class AssessmentsClient(Site site, string name, Random chance, Target at, Inbox inbox) : KillClient(site, name, chance)
{
    private const int Sent = 10, Completed = 40;
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);
    private readonly List<string> all = [];
    private readonly Dictionary<string, (string Person, int State)> known = [];
    private string? completing;
    private (string Id, string Person)? renaming;
    private int count;

    protected override async Task VerifyAsync()
    {
        foreach (var id in Sample(all, 40, 10).Distinct().ToList())
        {
            var seen = await at.PiAsync(HttpMethod.Get, "/api/v1/behavioralassessments/" + id);
            if (!seen.IsGood)
            {
                Must(false, $"the assessment {id} is lost: {seen}");
                continue;
            }

            var (state, person) = (seen.Json.GetProperty("assessmentState").GetInt32(), seen.Member("firstName"));
            var was = known[id];
            Must(
                person == was.Person || (renaming?.Id == id && renaming?.Person == person),
                $"the assessment {id} was for {was.Person}, and is for {person}");
            Must(
                state == was.State || (completing == id && state == Completed),
                $"the assessment {id} was in state {was.State}, and is in {state}");
            Must((state == Completed) == (seen.Json.GetProperty("selfScores").ValueKind == System.Text.Json.JsonValueKind.Object),
                $"the assessment {id} is completed by half: {seen.Text}");
            if (state == Completed)
                Must(await inbox.AwaitAsync(at.Id + "/pi", id, Guard) is not null, $"nobody was told that the assessment {id} is completed");
            else
                Must(inbox.PlaceOf(at.Id + "/pi", id) is null, $"somebody was told that the assessment {id} is completed, and it is not");
            known[id] = (person, state);
        }

        (completing, renaming) = (null, null);
    }

    protected override async Task StepAsync()
    {
        if (all.Count > 0 && Chance.Next(4) == 0) await RenameAsync();
        var told = await at.PiAsync(HttpMethod.Post, "/api/v1/behavioralassessments", new
        {
            firstName = "P0",
            lastName = "Q",
            email = string.Create(CultureInfo.InvariantCulture, $"{Name}-{++count}@people.example"),
            assessmentStatusWebHook = $"{inbox.Url}/{at.Id}/pi",
        });
        Must(told.IsGood, $"the assessment is not sent: {told}");
        var id = told.Member("assessmentId");
        all.Add(id);
        known[id] = ("P0", Sent);
        if (Chance.Next(4) == 0) return;
        completing = id;
        told = await at.ControlAsync(HttpMethod.Post, $"predictive-index/assessments/{id}/complete");
        completing = null;
        Must(told.IsGood, $"the assessment {id} is not completed: {told}");
        known[id] = ("P0", Completed);
    }

    private async Task RenameAsync()
    {
        var id = all[^1];
        if (known[id].State == Completed) return;
        var person = string.Create(CultureInfo.InvariantCulture, $"P{++count}");
        renaming = (id, person);
        var told = await at.PiAsync(HttpMethod.Patch, "/api/v1/behavioralassessments/" + id, new { firstName = person });
        renaming = null;
        Must(told.IsGood, $"the assessment {id} is not changed: {told}");
        known[id] = (person, Sent);
    }
}
