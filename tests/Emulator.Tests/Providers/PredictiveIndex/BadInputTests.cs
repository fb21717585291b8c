using System.Text;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>Bodies that are broken or hostile: refused in PI's words, never a fault of the emulator, never half done.</summary>
public class BadInputTests
{
    public static TheoryData<string, byte[]> Unreadable { get; } = new()
    {
        { "empty", [] },
        { "blanks", "  \n"u8.ToArray() },
        { "cut off", """{"firstName":"A" """u8.ToArray() },
        { "array", "[]"u8.ToArray() },
        { "text", "\"text\""u8.ToArray() },
        { "number", "5"u8.ToArray() },
        { "null", "null"u8.ToArray() },
        { "two objects", "{}{}"u8.ToArray() },
        { "comment", "{/* no */}"u8.ToArray() },
        { "comma at the end", """{"firstName":"A",}"""u8.ToArray() },
        { "single quotes", "{'firstName':'A'}"u8.ToArray() },
        { "NaN", """{"gender":NaN}"""u8.ToArray() },
        { "member twice", """{"firstName":"A","firstName":"B"}"""u8.ToArray() },
        { "member twice in other case", """{"firstName":"A","FIRSTNAME":"B"}"""u8.ToArray() },
        { "member name with half a pair", """{"\ud800":"A"}"""u8.ToArray() },
        { "invalid UTF-8", [.. "{\"firstName\":\""u8, 0xC3, 0x28, .. "\"}"u8] },
        { "invalid UTF-8 in a name", [.. "{\"first"u8, 0xFF, .. "\":1}"u8] },
        { "UTF-16", Encoding.Unicode.GetBytes("{}") },
        { "deep", Encoding.UTF8.GetBytes("{\"firstName\":" + new string('[', 10_000) + new string(']', 10_000) + "}") },
        { "NUL", [.. "{\"firstName\":\"A"u8, 0, .. "\"}"u8] },
        { "only a BOM", [0xEF, 0xBB, 0xBF] },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_body_that_is_no_JSON_object_is_400(string what, byte[] body)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync();
        foreach (var (method, path) in new[]
        {
            (HttpMethod.Post, PiWorkspace.Behavioral),
            (HttpMethod.Post, PiWorkspace.Cognitive),
            (HttpMethod.Patch, $"{PiWorkspace.Behavioral}/{id}"),
        })
        {
            var answer = await pi.SendAsync(pi.KeyOf(PiWorkspace.Owner), method, path, body, "application/json");
            Assert.True(
                (answer.Status, answer.Text) == (400,
                    """{"number":9401,"context":null,"description":"The request body is not a JSON object.","parameterErrors":[]}"""),
                $"{what}: {answer.Status} {answer.Text}");
            Assert.Equal("body", await pi.FailedCheckAsync());
        }

        Assert.Equal(1, (await pi.GetAsync(PiWorkspace.BehavioralV2)).Body.GetProperty("totalSearchResults").GetInt32());
    }

    [Theory]
    [InlineData("firstName", "5")]
    [InlineData("firstName", "true")]
    [InlineData("firstName", "{}")]
    [InlineData("firstName", "[\"A\"]")]
    [InlineData("lastName", "\"A\\u0000B\"")]
    [InlineData("lastName", "\"A\\ud800\"")]
    [InlineData("lastName", "\"\\udc00A\"")]
    [InlineData("lastName", "\"A\\nB\"")]
    [InlineData("email", "\"a b@c.example\"")]
    [InlineData("email", "\"a@b@c.example\"")]
    [InlineData("email", "\"@c.example\"")]
    [InlineData("email", "\"a@\"")]
    [InlineData("email", "\"a\"")]
    [InlineData("gender", "3")]
    [InlineData("gender", "-1")]
    [InlineData("gender", "1.5")]
    [InlineData("gender", "1e400")]
    [InlineData("gender", "99999999999999999999999999999999999999")]
    [InlineData("gender", "\"Other\"")]
    [InlineData("languageLocale", "\"english (us)\"")]
    [InlineData("languageLocale", "\"e\"")]
    [InlineData("languageLocale", "\"en_US\"")]
    [InlineData("expirationDateTime", "1893456000")]
    [InlineData("folderPath", "7")]
    [InlineData("notifyAssessmentTakerUsingEmail", "1")]
    [InlineData("externalId", "12")]
    [InlineData("externalPersonId", "{}")]
    public async Task A_member_of_the_wrong_type_or_form_is_named(string member, string value)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var body = PiWorkspace.Invitation();
        body.Remove(member);
        var text = $"{{\"{member}\":{value}," + body.ToJsonString()[1..];
        var answer = await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Post, PiWorkspace.Behavioral, text);
        Assert.Equal((400, 9400), (answer.Status, answer.Body.GetProperty("number").GetInt32()));
        Assert.Equal([member], answer.Parameters);
    }

    [Fact]
    public async Task Text_in_any_script_is_kept()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var made = await pi.InviteAsync(new { firstName = "Zoë <b>&\"'\\", lastName = "李 🎉 عمر", externalId = "é/ü?&=#%" });
        var back = (await pi.GetAsync($"{PiWorkspace.Behavioral}/{made.GetProperty("assessmentId").GetString()}")).Body;
        Assert.Equal(
            ("Zoë <b>&\"'\\", "李 🎉 عمر", "é/ü?&=#%"),
            (back.GetProperty("firstName").GetString(), back.GetProperty("lastName").GetString(), back.GetProperty("externalId").GetString()));
    }

    [Fact]
    public async Task Members_are_found_without_regard_to_case_and_unknown_ones_are_ignored()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var answer = await pi.AsAsync(
            PiWorkspace.Owner,
            HttpMethod.Post,
            PiWorkspace.Behavioral,
            """{"FirstName":"A","LASTNAME":"B","email":"a@b.example","assessmentState":40,"favourite":{"a":[1]}}""");
        Assert.Equal((201, "A", 10), (answer.Status, answer.Body.GetProperty("firstName").GetString(), answer.Body.GetProperty("assessmentState").GetInt32()));
    }

    [Fact]
    public async Task A_BOM_before_the_object_does_no_harm()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var answer = await pi.SendAsync(
            pi.KeyOf(PiWorkspace.Owner),
            HttpMethod.Post,
            PiWorkspace.Behavioral,
            [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(PiWorkspace.Invitation().ToJsonString())],
            "application/json");
        Assert.Equal(201, answer.Status);
    }

    [Theory]
    [InlineData("%01")]
    [InlineData("%C3%28")]
    [InlineData("..%2F..%2Fetc")]
    [InlineData("%F0%9F%8E%89")]
    [InlineData("%25")]
    [InlineData("%zz")]
    public async Task A_strange_id_in_the_path_is_404(string id)
    {
        await using var pi = await PiWorkspace.NewAsync();
        Assert.Equal(404, (await pi.GetAsync($"{PiWorkspace.Behavioral}/{id}")).Status);
        Assert.Equal(404, (await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Delete, $"{PiWorkspace.Behavioral}/{id}")).Status);
    }
}
