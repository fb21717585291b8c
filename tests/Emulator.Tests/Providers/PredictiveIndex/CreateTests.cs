using System.Text.Json;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>POST behavioralassessments.</summary>
public class CreateTests
{
    [Fact]
    public async Task An_invitation_answers_201_with_the_object()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var made = await pi.InviteAsync(new
        {
            middleName = "M",
            expirationDateTime = "2026-03-05T10:00:00.1234567Z",
            administeredByFirstName = "Ada",
            administeredByLastName = "Ministrator",
            administeredByEmail = "ada@people.example",
            administeredByPhone = "+33 1 00 00 00 00",
            externalId = "E-1",
            externalPersonId = "P-1",
            associatedPositionTitle = "Engineer",
            gender = "Female",
            personType = 3,
            languageLocale = "zu-ZA",
        });
        var expected = new Dictionary<string, string?>
        {
            ["firstName"] = "Jane",
            ["middleName"] = "M",
            ["lastName"] = "Doe",
            ["email"] = "jane.doe@people.example",
            ["externalId"] = "E-1",
            ["externalPersonId"] = "P-1",
            ["gender"] = "2",
            ["personType"] = "Candidate",
            ["assessmentState"] = "10",
            ["assessmentStatus"] = "10",
            ["sentDateTime"] = "2026-03-02T09:00:00.0000000Z",
            ["expirationDateTime"] = "2026-03-05T10:00:00.1234567Z",
            ["assessmentDateTime"] = "",
            ["administeredByFirstName"] = "Ada",
            ["administeredByLastName"] = "Ministrator",
            ["administeredByEmail"] = "ada@people.example",
            ["administeredByPhone"] = "+33 1 00 00 00 00",
            ["associatedPositionTitle"] = "Engineer",
            ["languageLocale"] = "zu-ZA",
            ["scoringMethod"] = "3",
            ["impression"] = "0",
            ["folderPath"] = PiWorkspace.Root,
            ["assessmentStatusWebHook"] = "",
            ["isDeleted"] = "False",
            ["referenceProfileName"] = "",
            ["referenceProfileNumber"] = "",
            ["selfScores"] = "",
            ["selfConceptScores"] = "",
            ["synthesisScores"] = "",
        };
        Assert.Equal(expected, made.EnumerateObject().Where(member => expected.ContainsKey(member.Name))
            .ToDictionary(member => member.Name, member => (string?)member.Value.ToString()));
        var id = made.GetProperty("assessmentId").GetString()!;
        Assert.Matches("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", id);
        var root = pi.Workspace.Http.BaseAddress!.GetLeftPart(UriPartial.Authority) + "/pi";
        Assert.Equal($"{root}/api/v1/behavioralassessments/{id}/patterns/0?format=PNG", made.GetProperty("patternFullUrl").GetString());
        Assert.Equal($"{root}/api/v1/behavioralassessments/{id}/patterns/1?format=PNG", made.GetProperty("patternSelfUrl").GetString());
        Assert.StartsWith(root + "/bo/", made.GetProperty("assessmentUrl").GetString()!, StringComparison.Ordinal);
        Assert.Equal(made.ToString(), (await pi.GetAsync($"{PiWorkspace.Behavioral}/{id}")).Text);
    }

    [Fact]
    public async Task What_is_left_out_has_its_default()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var made = await pi.InviteAsync();
        Assert.Equal("2026-03-12T09:00:00.0000000Z", made.GetProperty("expirationDateTime").GetString());
        Assert.Equal(
            ("Unknown", 0, "en-US"),
            (made.GetProperty("personType").GetString(), made.GetProperty("gender").GetInt32(), made.GetProperty("languageLocale").GetString()));
        foreach (var member in new[] { "middleName", "externalId", "externalPersonId", "administeredByPhone", "associatedPositionTitle" })
            Assert.Equal(JsonValueKind.Null, made.GetProperty(member).ValueKind);
    }

    [Fact]
    public async Task Each_call_without_external_ids_makes_a_person_of_its_own()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var (one, other) = (await pi.InviteAsync(), await pi.InviteAsync());
        Assert.NotEqual(one.GetProperty("personId").GetString(), other.GetProperty("personId").GetString());
    }

    [Theory]
    [InlineData("firstName")]
    [InlineData("lastName")]
    [InlineData("email")]
    public async Task Names_and_e_mail_are_required(string member)
    {
        await using var pi = await PiWorkspace.NewAsync();
        foreach (var blank in new[] { null, "", "  " })
        {
            var answer = await pi.TryInviteAsync(new Dictionary<string, string?> { [member] = blank });
            Assert.Equal((400, 9400), (answer.Status, answer.Body.GetProperty("number").GetInt32()));
            Assert.Equal(
                $$"""[{"parameter":"{{member}}","description":"The {{member}} parameter is required."}]""",
                answer.Body.GetProperty("parameterErrors").GetRawText());
        }

        Assert.Equal(["firstName", "lastName", "email"], (await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Post, PiWorkspace.Behavioral, "{}")).Parameters);
        Assert.Equal(0, (await pi.GetAsync(PiWorkspace.BehavioralV2)).Body.GetProperty("totalSearchResults").GetInt32());
    }

    [Fact]
    public async Task Administered_by_is_all_or_none()
    {
        await using var pi = await PiWorkspace.NewAsync();
        Assert.Equal(["administeredByLastName", "administeredByEmail"], (await pi.TryInviteAsync(new { administeredByFirstName = "A" })).Parameters);
        Assert.Equal(
            ["administeredByFirstName"], (await pi.TryInviteAsync(new { administeredByLastName = "A", administeredByEmail = "a@b.example" })).Parameters);
        Assert.Equal(201, (await pi.TryInviteAsync(new { administeredByPhone = "1" })).Status);
    }

    [Theory]
    [InlineData("2026-03-03", "2026-03-03T00:00:00.0000000Z")]
    [InlineData("2026-03-02T09:00:00.0000001Z", "2026-03-02T09:00:00.0000001Z")]
    [InlineData("2026-03-02T09:00:01Z", "2026-03-02T09:00:01.0000000Z")]
    [InlineData("2026-03-02T10:30Z", "2026-03-02T10:30:00.0000000Z")]
    [InlineData("2026-03-02T12:00:00.5", "2026-03-02T12:00:00.5000000Z")]
    [InlineData("2026-03-02T12:00:00+02:00", "2026-03-02T10:00:00.0000000Z")]
    [InlineData("2026-03-02T09:00:00Z", null)]
    [InlineData("2026-03-02", null)]
    [InlineData("2015-01-31T23:59:59.0123456Z", null)]
    [InlineData("2026-04-02T09:00:00.12345678Z", null)]
    [InlineData("2026-13-02", null)]
    [InlineData("02/04/2026", null)]
    [InlineData("tomorrow", null)]
    [InlineData("10000-01-01T00:00:00Z", null)]
    public async Task An_expiry_is_ISO_8601_with_seven_decimals_at_most_and_in_the_future(string given, string? kept)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var answer = await pi.TryInviteAsync(new { expirationDateTime = given });
        Assert.Equal(kept is null ? 400 : 201, answer.Status);
        if (kept is null) Assert.Equal(["expirationDateTime"], answer.Parameters);
        else Assert.Equal(kept, answer.Body.GetProperty("expirationDateTime").GetString());
    }

    [Theory]
    [InlineData("\"Former Employee\"", "Former Employee", 5)]
    [InlineData("\"formeremployee\"", "Former Employee", 5)]
    [InlineData("\"4\"", "Employee", 4)]
    [InlineData("2", "Other", 2)]
    [InlineData("null", "Unknown", 1)]
    [InlineData("6", null, 0)]
    [InlineData("0", null, 0)]
    [InlineData("2.5", null, 0)]
    [InlineData("\"Boss\"", null, 0)]
    [InlineData("true", null, 0)]
    [InlineData("1e99", null, 0)]
    public async Task A_person_type_is_read_by_name_or_number_and_written_by_generation(string given, string? name, int number)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var answer = await pi.TryInviteAsync(new { personType = JsonDocument.Parse(given).RootElement });
        if (name is null)
        {
            Assert.Equal(400, answer.Status);
            Assert.Equal(["personType"], answer.Parameters);
            return;
        }

        Assert.Equal(name, answer.Body.GetProperty("personType").GetString());
        Assert.Equal(number, (await pi.GetAsync(PiWorkspace.BehavioralV2)).Body.GetProperty("behavioralAssessments")[0].GetProperty("personType").GetInt32());
    }

    [Fact]
    public async Task The_taker_gets_a_mail_only_when_it_is_asked_for()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.InviteAsync();
        await pi.InviteAsync(new { notifyAssessmentTakerUsingEmail = false });
        Assert.Equal(0, (await pi.Workspace.MailsAsync()).GetArrayLength());
        var made = await pi.InviteAsync(new { notifyAssessmentTakerUsingEmail = true, email = "taker@people.example" });
        var mails = await pi.Workspace.MailsAsync("?to=TAKER@people.example");
        Assert.Equal(1, mails.GetArrayLength());
        Assert.Equal(made.GetProperty("assessmentUrl").GetString(), mails[0].GetProperty("links")[0].GetString());
        Assert.Equal(["notifyAssessmentTakerUsingEmail"], (await pi.TryInviteAsync(new { notifyAssessmentTakerUsingEmail = "yes" })).Parameters);
    }

    [Fact]
    public async Task The_same_seed_and_the_same_calls_give_the_same_records()
    {
        await using var one = await PiWorkspace.NewAsync(seed: 7);
        await using var other = await PiWorkspace.NewAsync(seed: 7);
        var texts = new List<string>();
        foreach (var pi in new[] { one, other })
        {
            var id = await pi.InviteIdAsync();
            await pi.ActAsync(id, "complete");
            texts.Add((await pi.GetAsync(
                $"{PiWorkspace.Behavioral}/{id}?$select=assessmentId,personId,selfScores,synthesisScores,referenceProfileName,assessmentDateTime")).Text);
            Assert.Equal(one.Described.GetProperty("companyId").GetString(), pi.Described.GetProperty("companyId").GetString());
        }

        Assert.Equal(texts[0], texts[1]);
    }
}
