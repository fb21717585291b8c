namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>Three people who were invited one after the other, and what a list tells of them.</summary>
internal static class SomePeople
{
    public static string Query(params (string Name, string Value)[] options) =>
        "?" + string.Join('&', options.Select(option => $"{option.Name}={Uri.EscapeDataString(option.Value)}"));

    public static async Task<PiWorkspace> SomePeopleAsync()
    {
        var pi = await PiWorkspace.NewAsync();
        await pi.InviteAsync(new { firstName = "Anna", lastName = "O'Neil", email = "anna@people.example", externalPersonId = "a75be8a5e5a5", personType = 3 });
        await pi.Workspace.AdvanceAsync("PT1H");
        var bert = await pi.InviteIdAsync(new { firstName = "Bert", lastName = "Berg", email = "bert@people.example", personType = 4, middleName = "X" });
        await pi.Workspace.AdvanceAsync("PT1H");
        await pi.InviteAsync(
            new { firstName = "Cleo", lastName = "anders", email = "cleo@people.example", associatedPositionTitle = "Chief of Annals", personType = 4 });
        await pi.ActAsync(bert, "complete", new { scores = new { self = new { a = 1.25 } } });
        return pi;
    }

    public static async Task<string> NamesAsync(PiWorkspace pi, string query, string path = PiWorkspace.Behavioral)
    {
        var answer = await pi.GetAsync(path + query);
        Assert.True(answer.Status == 200, answer.Text);
        var items = path == PiWorkspace.BehavioralV2 ? answer.Body.GetProperty("behavioralAssessments") : answer.Body;
        return string.Join(' ', items.EnumerateArray().Select(item => item.GetProperty("firstName").GetString()));
    }
}
