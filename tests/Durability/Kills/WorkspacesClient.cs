using System.Globalization;

namespace Durability.Kills;

/// <summary>Makes workspaces and deletes them, under few names that come again: what is deleted stays gone, its credentials too, whatever is made after it
/// under its name.</summary>
internal sealed class WorkspacesClient(Site site, string name, Random chance) : KillClient(site, name, chance)
{
    private const int Names = 4;
    private static readonly string[] Modes = ["live", "frozen", "scaled"];
    private readonly Dictionary<string, (Target At, string Email)> alive = [];
    private readonly List<Target> gone = [];
    private string? making, deleting;
    private int count;

    protected override async Task VerifyAsync()
    {
        var names = (await Site.CallAsync(HttpMethod.Get, "/_emulator/workspaces")).Json.EnumerateArray().Select(one => one.GetString()!).ToHashSet();
        for (var i = 0; i < Names; i++)
        {
            var id = NameOf(i);
            var isThere = (await Site.CallAsync(HttpMethod.Get, "/_emulator/workspaces/" + id)).Status == 200;
            Must(isThere == names.Contains(id), $"the list of workspaces says something else of {id} than itself");
            if (id != making && id != deleting)
                Must(isThere == alive.ContainsKey(id), $"the workspace {id} is {(isThere ? "there" : "gone")}, against what was told");
            if (id == making && isThere) await AdoptAsync(id);
            if (alive.TryGetValue(id, out var one) && !isThere)
            {
                gone.Add(one.At);
                alive.Remove(id);
            }
        }

        foreach (var (id, (at, email)) in alive)
            Must((await at.KelioAsync(HttpMethod.Get, "/applicants/" + email)).Status == 200, $"in the workspace {id} {email} is lost");
        foreach (var at in Sample(gone, 5, 3).ToList())
        {
            Must((await at.KelioAsync(HttpMethod.Get, "/applicants?per_page=1")).Status == 401, $"a credential of a deleted workspace {at.Id} works");
            Must((await at.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments?$top=1")).Status == 401, $"a key of a deleted workspace {at.Id} works");
        }

        (making, deleting) = (null, null);
    }

    protected override async Task StepAsync()
    {
        var id = NameOf(Chance.Next(Names));
        if (alive.TryGetValue(id, out var there))
        {
            deleting = id;
            // Something is still to be written behind when it is deleted.
            await there.At.KelioAsync(HttpMethod.Get, "/applicants?per_page=1");
            var told = await Site.CallAsync(HttpMethod.Delete, there.At.Path);
            deleting = null;
            Must(told.Status == 204, $"the workspace {id} is not deleted: {told}");
            alive.Remove(id);
            gone.Add(there.At);
            return;
        }

        making = id;
        var at = await Target.MakeAsync(Site, id, "empty", Modes[Chance.Next(Modes.Length)]);
        var email = await ApplicantAsync(at);
        making = null;
        alive[id] = (at, email);
    }

    private string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Name}-{number}");

    private async Task<string> ApplicantAsync(Target at)
    {
        var email = string.Create(CultureInfo.InvariantCulture, $"w{++count}@people.example");
        var told = await at.KelioAsync(HttpMethod.Post, "/applicants", new { applicant = new { email, first_name = "W", last_name = "S" } });
        Must(told.Status == 201, $"in the workspace {at.Id} nobody is made: {told}");
        return email;
    }

    /// <summary>One whose making was not acknowledged, and that is there, is there whole.</summary>
    private async Task AdoptAsync(string id)
    {
        var at = new Target(Site, (await Site.CallAsync(HttpMethod.Get, "/_emulator/workspaces/" + id)).Json);
        alive[id] = (at, await ApplicantAsync(at));
    }
}
