namespace Durability.Kills;

/// <summary>Has keys issued, generated anew and revoked: what is dead stays dead, and what was handed out works.</summary>
internal sealed class KeysClient(Site site, string name, Random chance, Target at) : KillClient(site, name, chance)
{
    private static readonly string[] Scopes = ["applicants_read", "applicants_write"];
    private readonly List<KelioPair> alive = [], dead = [];
    private readonly List<string> former = [];
    private string user = "", key = "";
    private bool isGenerating;
    private KelioPair? revoking;

    public override async Task BeginAsync()
    {
        var made = await at.ControlAsync(HttpMethod.Post, "predictive-index/users", new
        {
            actingUserId = at.Owner.Id,
            firstName = "K",
            lastName = Name,
            email = Name + "@demo-company.example",
            role = "AccountAdmin",
            defaultFolder = "\\Demo Company",
        });
        user = made.Member("id");
        key = (await at.ControlAsync(HttpMethod.Post, $"predictive-index/users/{user}/api-key", new { actingUserId = at.Owner.Id })).Member("apiKey");
    }

    protected override async Task VerifyAsync()
    {
        var shown = (await at.ControlAsync(HttpMethod.Get, "predictive-index/users/" + user)).Member("apiKey");
        Must(shown == key || isGenerating, "the key that was generated is not the one that is shown");
        if (shown != key) former.Add(key);
        key = shown;
        Must(await OpensAsync(key), $"the key {key} that was generated is dead");
        foreach (var old in Sample(former, 10, 5)) Must(!await OpensAsync(old), $"the key {old} that was generated anew still works");
        if (revoking is { } pair)
        {
            alive.Remove(pair);
            (await OpensAsync(pair) ? alive : dead).Add(pair);
        }

        foreach (var one in Sample(alive, 10, 5).ToList()) Must(await OpensAsync(one), $"the key pair {one.Private} that was issued does not work");
        foreach (var one in Sample(dead, 10, 5).ToList()) Must(!await OpensAsync(one), $"the key pair {one.Private} that was revoked still works");
        (isGenerating, revoking) = (false, null);
    }

    protected override Task StepAsync() => Chance.Next(3) switch
    {
        0 => GenerateAsync(),
        1 when alive.Count > 3 => RevokeAsync(),
        _ => IssueAsync(),
    };

    private async Task GenerateAsync()
    {
        isGenerating = true;
        var told = await at.ControlAsync(HttpMethod.Post, $"predictive-index/users/{user}/api-key", new { actingUserId = at.Owner.Id });
        Must(told.IsGood, $"no key is generated: {told}");
        former.Add(key);
        (key, isGenerating) = (told.Member("apiKey"), false);
    }

    private async Task IssueAsync()
    {
        var told = await at.ControlAsync(
            HttpMethod.Post, "kelio/keys", new { environment = "sandbox", kind = "customer", scopes = Scopes, quotaPerMinute = 1_000_000 });
        Must(told.Status == 201, $"no key pair is issued: {told}");
        alive.Add(new KelioPair(told.Member("privateKey"), told.Member("secretKey"), at.Customer.Audience));
    }

    private async Task RevokeAsync()
    {
        var pair = alive[Chance.Next(alive.Count)];
        revoking = pair;
        var told = Chance.Next(2) == 0
            ? await at.ControlAsync(HttpMethod.Delete, "kelio/keys/" + pair.Private)
            : await at.ControlAsync(HttpMethod.Patch, "kelio/keys/" + pair.Private, new { enabled = false });
        revoking = null;
        Must(told.IsGood, $"the key pair {pair.Private} is not revoked: {told}");
        alive.Remove(pair);
        dead.Add(pair);
    }

    private async Task<bool> OpensAsync(string apiKey) =>
        (await at.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments?$top=1", null, apiKey)).Status == 200;

    private async Task<bool> OpensAsync(KelioPair pair) => (await at.KelioAsync(HttpMethod.Get, "/applicants?per_page=1", null, pair)).Status == 200;
}
