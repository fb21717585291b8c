using System.Globalization;
using System.Text.Json;
using Emulator.Providers.Kelio;
using Emulator.Providers.Kelio.Records;

namespace Benchmarks;

/// <summary>Kelio's applicants at any number.</summary>
internal static class KelioScale
{
    private const string Applicants = "/v2/applicants";
    private const int First = 101;

    /// <summary>The calls on so many applicants.</summary>
    public static IReadOnlyList<ScaleCall> Calls(int count)
    {
        var world = Open(count);
        var middle = Math.Max(1, count / 50 / 2);
        return
        [
            new("Kelio: list of 50", _ => world.Call("GET", Applicants)),
            new("Kelio: page in the middle", _ => world.Call("GET", $"{Applicants}?page={middle}")),
            new("Kelio: show by id", i => world.Call("GET", $"{Applicants}/{First + Spread.Of(i, count)}")),
            new("Kelio: show by e-mail address", i => world.Call("GET", $"{Applicants}/a{Spread.Of(i, count)}%40people.example")),
            new("Kelio: create", i => world.Call("POST", Applicants, string.Create(CultureInfo.InvariantCulture, $$"""
                {"applicant":{"email":"new{{i}}@people.example","first_name":"Zoé","last_name":"Lame","is_legals_accepted_by_manager":true} }
                """))),
            new("Kelio: list filtered by two key words", _ => world.Call("GET", Applicants + "?keywords=zoe+lame77"), LooksAtAll: true),
            new("Kelio: list filtered by a flag", _ => world.Call("GET", Applicants + "?is_campaign_alert_active=true"), LooksAtAll: true),
        ];
    }

    private static ScaleWorld Open(int count)
    {
        var provider = new KelioProvider();
        var state = (KelioState)ScaleWorld.Seeded(provider);
        var (surface, ids) = (KelioEnvironment.Surfaces[0], new KelioIds(state.Ids));
        var company = state.AccountOf(surface.Name).Id;
        var start = ScaleWorld.Now.AddDays(-100);
        state = state with { Applicants = state.Applicants.Put(Enumerable.Range(0, count).Select(Made)), Ids = ids.Sequence };
        var headers = provider.Sign(KelioKey.Customer, new Dictionary<string, JsonElement>(), surface, ScaleWorld.MomentOf(state))!.Headers;
        return new ScaleWorld(provider, state, surface, [.. headers, new("Content-Type", "application/json")]);

        Applicant Made(int i) => new(ids.Applicant(), company, string.Create(CultureInfo.InvariantCulture, $"a{i}@people.example"))
        {
            FirstName = i % 3 == 0 ? "Zoé" : "Anna",
            LastName = string.Create(CultureInfo.InvariantCulture, $"Lame{i}"),
            Locale = "fr",
            IsCampaignAlertActive = i % 100 == 0,
            CreatedAt = start.AddSeconds(i),
            UpdatedAt = start.AddSeconds(i),
        };
    }
}
