using Emulator.Tests.Providers.PredictiveIndex;

namespace Emulator.Tests.Field;

/// <summary>Builders of OData write $filter in other versions and for other fields: people met the parser's own words, with a type name of
/// ours, and no way on.</summary>
public class FilterTests
{
    private const string V1 = PiWorkspace.Behavioral, V2 = PiWorkspace.BehavioralV2, People = "/pi/api/v2/peopleandjobs";

    [Theory]
    [InlineData(V2, "lastName eq 'B'", "lastName", "behavioralAssessments/lastName eq 'B'")]
    [InlineData(V2, "tolower(lastName) eq 'b'", "lastName", "tolower(behavioralAssessments/lastName) eq 'b'")]
    [InlineData(V2, "contains(email,'x') and lastName ne 'lastName'", "email",
        "contains(behavioralAssessments/email,'x') and behavioralAssessments/lastName ne 'lastName'")]
    [InlineData(V1, "behavioralAssessments/lastName eq 'B'", "behavioralAssessments/lastName", "lastName eq 'B'")]
    [InlineData(V1, "substringof('B', lastName)", "substringof", "contains(lastName,'B')")]
    [InlineData(V1, "substringof('b',tolower(lastName)) eq true", "substringof", "contains(tolower(lastName),'b') eq true")]
    [InlineData(V2, "substringof('B', lastName)", "substringof", "contains(behavioralAssessments/lastName,'B')")]
    [InlineData(V1, "sentDateTime gt datetime'2026-03-02T09:00:00'", "datetime'2026-03-02T09:00:00'", "sentDateTime gt 2026-03-02T09:00:00Z")]
    [InlineData(V1, "sentDateTime gt datetimeoffset'2026-03-02T09:00:00Z'", "datetimeoffset'", "sentDateTime gt 2026-03-02T09:00:00Z")]
    [InlineData(V1, "sentDateTime gt 2026-03-02T09:00:00", "2026-03-02T09:00:00", "sentDateTime gt 2026-03-02T09:00:00Z")]
    [InlineData(V1, "sentDateTime gt 2026-03-02T09:00", "2026-03-02T09:00", "sentDateTime gt 2026-03-02T09:00:00Z")]
    [InlineData(V1, "sentDateTime gt '2026-03-02T09:00:00Z'", "2026-03-02T09:00:00Z", "sentDateTime gt 2026-03-02T09:00:00Z")]
    [InlineData(V1, "sentDateTime gt 2026-03-02T09:00:00 03:00", "plus sign", "sentDateTime gt 2026-03-02T09:00:00+03:00")]
    [InlineData(V2, "sentDateTime gt 2026-03-02T09:00:00.123456789Z", "sentDateTime", "behavioralAssessments/sentDateTime gt 2026-03-02T09:00:00.1234567Z")]
    [InlineData(V1, "sentDateTime gt 2026-03-02T09:00:00.123456789Z", "at most seven", "sentDateTime gt 2026-03-02T09:00:00.1234567Z")]
    [InlineData(V1, "lastName eq B", "“B”", "lastName eq 'B'")]
    [InlineData(V1, "lastName eq Van Dyke and firstName eq 'A'", "“Van Dyke”", "lastName eq 'Van Dyke' and firstName eq 'A'")]
    [InlineData(V1, "(lastName eq B)", "“B”", "(lastName eq 'B')")]
    [InlineData(V1, "lastName eq \"O'Neil\"", "double quotes", "lastName eq 'O''Neil'")]
    [InlineData(V1, "personId eq guid'1a2bc3d4-e5f6-a7b8-c9d0-e1f2a3b4c5d6'", "guid'", "personId eq '1a2bc3d4-e5f6-a7b8-c9d0-e1f2a3b4c5d6'")]
    [InlineData(V1, "lastName = 'B' && firstName != 'C'", "“=”", "lastName eq 'B' and firstName ne 'C'")]
    [InlineData(People, "assessmentUser.email eq 'x'", "assessmentUser.email", "peopleAndJobsSearchResult/assessmentUser/email eq 'x'")]
    public async Task The_refusal_names_the_text_and_writes_the_filter_that_works(string path, string filter, string names, string corrected)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var refused = await pi.GetAsync($"{path}?$filter={Uri.EscapeDataString(filter)}");
        Assert.Equal(400, refused.Status);
        var exchange = await pi.Workspace.LastExchangeAsync();
        var failed = exchange.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("outcome").GetString() == "failed");
        Assert.Contains(names, failed.GetProperty("detail").GetString()!, StringComparison.Ordinal);
        Assert.Equal($"Send $filter={corrected} (percent-encoded: a plus sign is %2B).", exchange.GetProperty("fix").GetString());
        Assert.Equal(200, (await pi.GetAsync($"{path}?$filter={Uri.EscapeDataString(corrected)}")).Status);
    }

    [Theory]
    [InlineData("nothing eq 1")]
    [InlineData("frobnicate(behavioralAssessments/firstName)")]
    [InlineData("behavioralAssessments/firstName/length eq 1")]
    [InlineData("behavioralAssessments eq 1")]
    [InlineData("behavioralAssessments/selfScores eq 1")]
    [InlineData("behavioralAssessments/selfScores/z eq 1")]
    [InlineData("behavioralAssessments/any(x: x/firstName eq 'A')")]
    [InlineData("behavioralAssessments/firstName eq 5")]
    [InlineData("PI.Answer/x eq 1")]
    [InlineData("((")]
    public async Task No_type_name_of_ours_is_told_and_an_example_works(string filter)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var refused = await pi.GetAsync($"{V2}?$filter={Uri.EscapeDataString(filter)}");
        Assert.Contains(refused.Status, new[] { 400, 501 });
        var exchange = await pi.Workspace.LastExchangeAsync();
        Assert.DoesNotContain(filter.Contains("PI.", StringComparison.Ordinal) ? "type 'PI." : "PI.", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Edm.", refused.Text, StringComparison.Ordinal);
        if (refused.Status == 501) return;
        var example = exchange.GetProperty("fix").GetString()!.Split("$filter=")[1].TrimEnd('.');
        Assert.Equal(200, (await pi.GetAsync($"{V2}?$filter={Uri.EscapeDataString(example)}")).Status);
    }

    [Fact]
    public async Task A_plus_sign_that_is_not_encoded_is_told_as_that()
    {
        await using var pi = await PiWorkspace.NewAsync();
        Assert.Equal(400, (await pi.GetAsync(V1 + "?$filter=sentDateTime%20gt%202026-03-02T09:00:00+03:00")).Status);
        Assert.Contains("2026-03-02T09:00:00+03:00", (await pi.Workspace.LastExchangeAsync()).GetProperty("fix").GetString()!, StringComparison.Ordinal);
        Assert.Equal(200, (await pi.GetAsync(V1 + "?$filter=sentDateTime%20gt%202026-03-02T09:00:00%2B03:00")).Status);
    }
}
