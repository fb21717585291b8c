using System.Text.RegularExpressions;
using Emulator.Tests.Providers.PredictiveIndex;
using static Emulator.Tests.Providers.PredictiveIndex.SomePeople;

namespace Emulator.Tests.Field;

/// <summary>OData builders wrote filters for other versions, without quotation marks or without the array's name, and got a bare 400: each refusal of
/// an option of a list now tells the whole option as it would be taken, and it is taken.</summary>
public partial class FilterRemedyTests
{
    private const string V1 = PiWorkspace.Behavioral;
    private const string V2 = PiWorkspace.BehavioralV2;
    private const string People = "/pi/api/v2/peopleandjobs";
    private const string Wall = "behavioralAssessments/";

    [Theory]
    [InlineData(V2, "lastName eq 'B'", "lastName", Wall + "lastName eq 'B'")]
    [InlineData(V2, "tolower(lastName) eq 'b'", "lastName", "tolower(" + Wall + "lastName) eq 'b'")]
    [InlineData(V2, "firstName eq Bert and assessmentState eq 40", "Bert", Wall + "firstName eq 'Bert' and " + Wall + "assessmentState eq 40")]
    [InlineData(V2, "externalId in (A1,B2)", "A1", Wall + "externalId in ('A1','B2')")]
    [InlineData(V2, "selfScores/a gt 1 or not startswith(email,'b')", "selfScores/a", Wall + "selfScores/a gt 1 or not startswith(" + Wall + "email,'b')")]
    [InlineData(People, "lastName eq 'B'", "lastName", "peopleAndJobsSearchResult/assessmentUser/lastName eq 'B'")]
    [InlineData(People, "externalPersonId eq a75be8a5e5a5", "a75be8a5e5a5", "peopleAndJobsSearchResult/assessmentUser/externalPersonId eq 'a75be8a5e5a5'")]
    [InlineData(V1, "behavioralAssessments/lastName eq 'B'", "behavioralAssessments/lastName", "lastName eq 'B'")]
    [InlineData(V1, "lastName eq B", "B", "lastName eq 'B'")]
    [InlineData(V1, "lastName eq Van Damme", "Van Damme", "lastName eq 'Van Damme'")]
    [InlineData(V1, "(lastName eq Van Damme) and isDeleted eq false", "Van Damme", "(lastName eq 'Van Damme') and isDeleted eq false")]
    [InlineData(V1, "lastName eq \"B\"", "\"B\"", "lastName eq 'B'")]
    [InlineData(V1, "lastName eq 'O'Neil'", "O''Neil", "lastName eq 'O''Neil'")]
    [InlineData(V1, "lastName eq 'B", "'B", "lastName eq 'B'")]
    [InlineData(V1, "email eq anna@people.example", "anna@people.example", "email eq 'anna@people.example'")]
    [InlineData(V1, "externalId eq 42", "42", "externalId eq '42'")]
    [InlineData(V1, "assessmentState eq '40'", "'40'", "assessmentState eq 40")]
    [InlineData(V1, "isDeleted eq 'true'", "'true'", "isDeleted eq true")]
    [InlineData(V1, "isDeleted eq 0", "0", "isDeleted eq false")]
    [InlineData(V1, "last_name eq 'B'", "last_name", "lastName eq 'B'")]
    [InlineData(V1, "lastNmae eq 'B'", "lastNmae", "lastName eq 'B'")]
    [InlineData(V1, "selfScores.a gt 1", "selfScores.a", "selfScores/a gt 1")]
    [InlineData(V1, "lastName = 'B'", "=", "lastName eq 'B'")]
    [InlineData(V1, "assessmentState>=10 && assessmentState!=40", ">=", "assessmentState ge 10 and assessmentState ne 40")]
    [InlineData(V1, "substringof('er', email)", "substringof", "contains(email,'er')")]
    [InlineData(V1, "substringof('er',tolower(email)) and isDeleted eq false", "substringof", "contains(tolower(email),'er') and isDeleted eq false")]
    [InlineData(V1, "sentDateTime gt datetime'2026-03-02T09:00:00'", "datetime'2026-03-02T09:00:00'", "sentDateTime gt 2026-03-02T09:00:00Z")]
    [InlineData(V1, "sentDateTime gt datetimeoffset'2026-03-02T09:00:00Z'", "datetimeoffset", "sentDateTime gt 2026-03-02T09:00:00Z")]
    [InlineData(V1, "sentDateTime gt '2026-03-02T09:00:00Z'", "'2026-03-02T09:00:00Z'", "sentDateTime gt 2026-03-02T09:00:00Z")]
    [InlineData(V1, "sentDateTime gt 2026-03-02T09:00:00", "needs a zone", "sentDateTime gt 2026-03-02T09:00:00Z")]
    [InlineData(V1, "sentDateTime gt 2026-03-02T09:00:00 03:00", "%2B", "sentDateTime gt 2026-03-02T09:00:00%2B03:00")]
    [InlineData(V1, "sentDateTime gt '2026-03-02T09:00:00.123456789Z'", "seven decimals", "sentDateTime gt 2026-03-02T09:00:00.1234567Z")]
    [InlineData(V1, "sentDateTime gt 2026-03-02T09:00:00.123456789Z", "seven decimals", "sentDateTime gt 2026-03-02T09:00:00.1234567Z")]
    [InlineData(V1, "2026-03-02T09:00:00.12345678Z lt sentDateTime", "seven decimals", "2026-03-02T09:00:00.1234567Z lt sentDateTime")]
    [InlineData(V1, "sentDateTime ge 2026-03-02T09:00:00.123456789012+03:00", "seven decimals", "sentDateTime ge 2026-03-02T09:00:00.1234567%2B03:00")]
    [InlineData(V2, "sentDateTime gt 2026-03-02T09:00:00.000000001-01:00", "seven decimals", Wall + "sentDateTime gt 2026-03-02T09:00:00.0000000-01:00")]
    [InlineData(V1, "not (sentDateTime gt 2026-03-02t09:00:00.5z)", "capital", "not (sentDateTime gt 2026-03-02T09:00:00.5Z)")]
    [InlineData(V1, "isDeleted eq True", "True", "isDeleted eq true")]
    [InlineData(V1, "lastName EQ 'B' AND isDeleted eq FALSE", "AND", "lastName eq 'B' and isDeleted eq false")]
    [InlineData(V1, "startswith(lastName,B)", "“B” is a text", "startswith(lastName,'B')")]
    [InlineData(V2, "contains(lastName, Mar) and isDeleted eq false", "Mar", "contains(" + Wall + "lastName, 'Mar') and " + Wall + "isDeleted eq false")]
    [InlineData(V1, "lastName eq `B`", "`B`", "lastName eq 'B'")]
    [InlineData(V1, "lastName eq ‘B’", "‘B’", "lastName eq 'B'")]
    [InlineData(V1, "toupper(lastName) eq B", "B", "toupper(lastName) eq 'B'")]
    [InlineData(V1, "length(lastName) gt '3'", "'3'", "length(lastName) gt 3")]
    [InlineData(V1, "personId eq guid'6f1c2d3e-0000-4000-8000-000000000001'", "guid'", "personId eq '6f1c2d3e-0000-4000-8000-000000000001'")]
    public async Task A_refused_filter_is_told_as_the_one_that_is_taken(string path, string filter, string named, string corrected)
    {
        await using var pi = await SomePeopleAsync();
        var refused = await pi.GetAsync(path + Query(("$filter", filter)));
        Assert.Equal(400, refused.Status);
        Assert.DoesNotContain("PI.", refused.Text, StringComparison.Ordinal);
        var (detail, fix) = await ExplainedAsync(pi);
        Assert.Contains(named, detail, StringComparison.Ordinal);
        Assert.DoesNotContain("PI.", detail, StringComparison.Ordinal);
        Assert.Equal($"Send $filter={corrected}.", fix);
        var taken = await pi.GetAsync($"{path}?$filter={corrected.Replace(" ", "%20", StringComparison.Ordinal)}");
        Assert.True(taken.Status == 200, $"{corrected}: {taken.Text}");
    }

    [Theory]
    [InlineData("sentDateTime gt 2026-03-02T09:00:00.1234567Z")]
    [InlineData("lastName eq '2026-03-02T09:00:00.123456789Z'")]
    [InlineData("(email eq 'a' or sentDateTime lt 2026-03-02T09:00:00.5-03:00) and contains(lastName,'2026-03-02T09:00:00.12345678')")]
    public async Task Seven_decimals_and_a_text_with_more_are_taken(string filter)
    {
        await using var pi = await SomePeopleAsync();
        Assert.Equal(200, (await pi.GetAsync(V1 + Query(("$filter", filter)))).Status);
    }

    [Theory]
    [InlineData("((((")]
    [InlineData("'")]
    [InlineData("nothing eq 1")]
    [InlineData("firstName eq")]
    [InlineData("frobnicate(lastName,'B')")]
    [InlineData("lastName eq 'B' and")]
    [InlineData("lastName has 'x'")]
    [InlineData("sentDateTime gt now()")]
    [InlineData("indexof(lastName,'a') gt 1")]
    [InlineData("lastName like '%B%'")]
    [InlineData("$lastName")]
    [InlineData("💥 eq 💥")]
    [InlineData("year(sentDateTime) eq 2026")]
    [InlineData("sentDateTime gt 2026-13-45T00:00:00Z")]
    public async Task A_filter_of_which_nobody_knows_what_was_meant_gets_one_that_works(string filter)
    {
        await using var pi = await SomePeopleAsync();
        foreach (var path in new[] { V1, V2, People })
        {
            var refused = await pi.GetAsync(path + Query(("$filter", filter)));
            Assert.True(refused.Status is 400 or 501, refused.Text);
            Assert.DoesNotContain("PI.", refused.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("internal error", refused.Text, StringComparison.OrdinalIgnoreCase);
            await FollowAsync(pi, path, "$filter");
        }
    }

    [Theory]
    [InlineData("$orderby", "lastName descending", "lastName desc")]
    [InlineData("$orderby", "-lastName", "lastName desc")]
    [InlineData("$orderby", "lastName:desc,first_name", "lastName desc,firstName")]
    [InlineData("$orderby", "desc lastName", "lastName desc")]
    [InlineData("$orderby", "nothing", null)]
    [InlineData("$orderby", ",", null)]
    [InlineData("$select", "last_name, email", "lastName,email")]
    [InlineData("$select", "lastName email", "lastName,email")]
    [InlineData("$select", "nothing", null)]
    [InlineData("$top", "ten", "10")]
    [InlineData("$top", "-1", "10")]
    [InlineData("$skip", "1.5", "10")]
    [InlineData("searchfields", "lastNmae", "lastName")]
    public async Task The_other_options_are_told_as_they_are_taken(string option, string given, string? corrected)
    {
        await using var pi = await SomePeopleAsync();
        Assert.Equal(400, (await pi.GetAsync(V1 + Query((option, given)))).Status);
        var (detail, _) = await ExplainedAsync(pi);
        Assert.Contains($"{option} is “{given}”, and must ", detail, StringComparison.Ordinal);
        var sent = await FollowAsync(pi, V1, option);
        if (corrected is not null) Assert.Equal(corrected, sent);
    }

    [Theory]
    [InlineData("2099-01-02T03:04:05.123456789Z", "2099-01-02T03:04:05.1234567Z")]
    [InlineData("2099-01-02T03:04:05.123456789+03:00", "2099-01-02T03:04:05.1234567+03:00")]
    [InlineData("2099-01-02T03:04:05.12345678", "2099-01-02T03:04:05.1234567Z")]
    [InlineData("2099-01-02T03:04:05 01:00", "2099-01-02T03:04:05+01:00")]
    [InlineData("02/01/2099", "2099-12-31T23:59:59Z")]
    public async Task An_instant_in_a_body_is_told_as_it_is_taken(string given, string corrected)
    {
        await using var pi = await PiWorkspace.NewAsync();
        Assert.Equal(400, (await pi.TryInviteAsync(new { expirationDateTime = given })).Status);
        var (detail, fix) = await ExplainedAsync(pi);
        Assert.Contains(given, detail, StringComparison.Ordinal);
        Assert.Contains("at most seven decimals", detail, StringComparison.Ordinal);
        Assert.Equal($"Send \"expirationDateTime\": \"{corrected}\".", fix);
        Assert.Equal(201, (await pi.TryInviteAsync(new { expirationDateTime = corrected })).Status);
    }

    private static async Task<(string Detail, string Fix)> ExplainedAsync(PiWorkspace pi)
    {
        var exchange = await pi.Workspace.LastExchangeAsync();
        var failed = exchange.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("outcome").GetString() == "failed");
        return (failed.GetProperty("detail").GetString()!, exchange.GetProperty("fix").GetString()!);
    }

    private static async Task<string> FollowAsync(PiWorkspace pi, string path, string option)
    {
        var (_, fix) = await ExplainedAsync(pi);
        var said = SendForm().Match(fix);
        Assert.True(said.Success && said.Groups["name"].Value == option, fix);
        var value = said.Groups["value"].Value;
        var taken = await pi.GetAsync($"{path}?{option}={value.Replace(" ", "%20", StringComparison.Ordinal)}");
        Assert.True(taken.Status == 200, $"{fix}: {taken.Text}");
        return value;
    }

    [GeneratedRegex(@"Send (?<name>[^=\s]+)=(?<value>.+)\.$")]
    private static partial Regex SendForm();
}
