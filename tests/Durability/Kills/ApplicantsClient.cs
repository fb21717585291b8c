using System.Globalization;

namespace Durability.Kills;

/// <summary>Makes applicants and applications in a workspace that others use too, changes a manager and the statuses.</summary>
internal sealed class ApplicantsClient(Site site, string name, Random chance, Target at) : KillClient(site, name, chance)
{
    private const int Latest = 40;
    private static readonly string[] Statuses = ["in_progress", "interview", "hired", "refused"];
    private readonly List<(string Email, string Body)> applicants = [];
    private readonly List<string> applications = [];
    private readonly Dictionary<string, string> statuses = [];
    private (string Email, string Name)? making;
    private (string Id, string Status)? setting;
    private string manager = "", campaign = "", lastName = "";
    private string? renaming;
    private int count;

    public override async Task BeginAsync()
    {
        // Each has a manager of their own, so that nobody else renames them.
        var made = await at.KelioAsync(
            HttpMethod.Post, "/managers", new { manager = new { email = $"{Name}@boss.example", first_name = "M", last_name = "N0" } });
        (manager, lastName) = (made.Member("id"), "N0");
        campaign = (await at.KelioAsync(HttpMethod.Get, "/jobboards/campaigns?per_page=1", null, at.JobBoard)).Json[0].GetProperty("id").ToString();
    }

    protected override async Task VerifyAsync()
    {
        if (making is var (email, first))
        {
            var seen = await at.KelioAsync(HttpMethod.Get, "/applicants/" + email);
            Must(seen.Status == 404 || (seen.Status == 200 && seen.Member("first_name") == first && seen.Member("bio_url") == Bio(email)),
                $"the applicant {email}, whose making was not acknowledged, is there by half: {seen}");
        }

        foreach (var (known, body) in Sample(applicants, Latest, 10))
        {
            var seen = await at.KelioAsync(HttpMethod.Get, "/applicants/" + known);
            Must(seen.Text == body, $"the applicant {known} was {body}, and is {seen}");
        }

        var shown = (await at.KelioAsync(HttpMethod.Get, "/managers/" + manager)).Member("last_name");
        Must(shown == lastName || shown == renaming, $"the manager’s name was {lastName}, perhaps {renaming}, and is {shown}");
        lastName = shown;
        foreach (var id in Sample(applications, Latest, 10).Distinct().ToList())
        {
            var seen = await at.KelioAsync(HttpMethod.Get, "/applications/" + id);
            var status = seen.IsGood ? seen.Member("status") : seen.ToString();
            Must(status == statuses[id] || (setting?.Id == id && status == setting?.Status), $"the application {id} was {statuses[id]}, and is {status}");
            statuses[id] = status;
        }

        (making, setting, renaming) = (null, null, null);
    }

    protected override Task StepAsync() => Chance.Next(4) switch
    {
        0 => RenameAsync(),
        1 => ApplyAsync(),
        2 when applications.Count > 0 => SetAsync(),
        _ => MakeAsync(),
    };

    private static string Bio(string email) => "https://bio.example/" + email;

    private async Task MakeAsync()
    {
        var email = string.Create(CultureInfo.InvariantCulture, $"{Name}-{++count}@people.example");
        making = (email, "F" + count);
        var told = await at.KelioAsync(
            HttpMethod.Post, "/applicants", new { applicant = new { email, first_name = "F" + count, last_name = "L", bio_url = Bio(email) } });
        making = null;
        Must(told.Status == 201, $"the applicant {email} is not made: {told}");
        applicants.Add((email, told.Text));
    }

    private async Task RenameAsync()
    {
        renaming = string.Create(CultureInfo.InvariantCulture, $"N{++count}");
        var told = await at.KelioAsync(HttpMethod.Put, "/managers/" + manager, new { manager = new { last_name = renaming } });
        Must(told.IsGood, $"the manager is not renamed: {told}");
        (lastName, renaming) = (renaming, null);
    }

    private async Task ApplyAsync()
    {
        var email = string.Create(CultureInfo.InvariantCulture, $"{Name}-a{++count}@people.example");
        var person = new { company_id = at.Company, applicant = new { email, first_name = "A", last_name = "B" } };
        await at.KelioAsync(HttpMethod.Post, "/jobboards/applicants", person, at.JobBoard);
        var application = new { company_id = at.Company, campaign_id = int.Parse(campaign, CultureInfo.InvariantCulture), applicant_email = email };
        var told = await at.KelioAsync(HttpMethod.Post, "/jobboards/applications", application, at.JobBoard);
        Must(told.Status == 201, $"{email} does not apply: {told}");
        applications.Add(told.Member("id"));
        statuses[told.Member("id")] = told.Member("status");
    }

    private async Task SetAsync()
    {
        var id = applications[Chance.Next(applications.Count)];
        var status = Statuses[Chance.Next(Statuses.Length)];
        setting = (id, status);
        var told = await at.ControlAsync(HttpMethod.Post, $"kelio/applications/{id}/status", new { value = status });
        setting = null;
        if (told.IsGood) statuses[id] = status;
        else Must(told.Status == 409 || statuses[id] == status, $"the application {id} does not become {status}: {told}");
    }
}
