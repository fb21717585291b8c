namespace Durability.Kills;

/// <summary>Those who use the emulator together.</summary>
internal static class Crowd
{
    /// <summary>Those who have workspaces alone.</summary>
    public static List<KillClient> Owners(Site site, string key, Random chance) =>
    [
        new TravellerClient(site, "traveller1" + key, Next(chance)), new TravellerClient(site, "traveller2" + key, Next(chance)),
        new WorkspacesClient(site, "maker1" + key, Next(chance)), new WorkspacesClient(site, "maker2" + key, Next(chance)),
        new QuotaClient(site, "quota" + key, Next(chance)),
    ];

    /// <summary>Workspaces of all three kinds of clock, with those who use them together.</summary>
    public static async Task<(List<KillClient> Clients, List<string> Workspaces)> UsersAsync(Site site, Inbox inbox, string key, Random chance)
    {
        var (clients, names) = (new List<KillClient>(), new List<string>());
        foreach (var mode in (string[])["live", "frozen", "scaled"])
        {
            var at = await Target.MakeAsync(site, $"{mode}-{key}", "demo", mode);
            names.Add(at.Id);
            clients.AddRange(
            [
                new ApplicantsClient(site, $"{mode}-applicants-{key}", Next(chance), at),
                new AssessmentsClient(site, $"{mode}-assessments-{key}", Next(chance), at, inbox),
                new CandidatesClient(site, $"{mode}-candidates-{key}", Next(chance), at, inbox),
            ]);
            if (mode != "live") clients.Add(new KeysClient(site, $"{mode}-keys-{key}", Next(chance), at));
        }

        foreach (var client in clients) await client.BeginAsync();
        return (clients, names);
    }

    private static Random Next(Random chance) => new(chance.Next());
}
