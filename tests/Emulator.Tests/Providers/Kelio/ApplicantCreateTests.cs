using System.Text;
using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.Kelio;

public class ApplicantCreateTests
{
    private static readonly string Pdf = Convert.ToBase64String("%PDF-1.4 invented"u8);

    [Fact]
    public async Task A_created_applicant_comes_back_with_all_its_members()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var reply = await CreateAsync(workspace, new
        {
            email = "zoe@people.example",
            first_name = "Zoé",
            last_name = "Lame",
            locale = "en",
            phone_code = "33",
            phone_number = "600000000",
            avatar_url = "https://pictures.example/zoe.png",
            iso_country = "FR",
            is_partner_newsletter_active = true,
            is_campaign_alert_active = true,
            is_legals_accepted_by_manager = true,
            bio_url = "https://zoe.example",
            unknown = new { ignored = true },
        });
        Assert.Equal(201, reply.Status);
        Assert.Equal(
            """{"id":101,"email":"zoe@people.example","first_name":"Zoé","last_name":"Lame","locale":"en","phone_code":"33","phone_number":"600000000","avatar_url":"https://pictures.example/zoe.png","iso_country":"FR","bio_url":"https://zoe.example","is_partner_newsletter_active":true,"is_campaign_alert_active":true,"is_legals_accepted":true,"resume_url":null,"created_at":"2026-03-02T09:00:00.000Z","updated_at":"2026-03-02T09:00:00.000Z"}""",
            reply.Text);
        Assert.Equal(reply.Text, (await workspace.GetAsync(workspace.Key(), "/applicants/101")).Text);
    }

    [Fact]
    public async Task Only_the_address_is_required_and_null_is_as_good_as_absent()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var reply = await CreateAsync(
            workspace,
            """{"applicant":{"email":"a@people.example","first_name":null,"locale":null,"resume":null,"is_partner_newsletter_active":null,"iso_country":null}}""");
        Assert.Equal(201, reply.Status);
        Assert.Equal("fr", reply.Json.GetProperty("locale").GetString());
        Assert.Equal(JsonValueKind.Null, reply.Json.GetProperty("first_name").ValueKind);
        Assert.False(reply.Json.GetProperty("is_partner_newsletter_active").GetBoolean());
        Assert.False(reply.Json.GetProperty("is_legals_accepted").GetBoolean());
    }

    [Theory]
    [InlineData("fr", "sandbox", "Bonjour")]
    [InlineData("en", "production", "Hello")]
    [InlineData("es", "sandbox", "Hola")]
    public async Task An_applicant_whose_terms_no_manager_vouches_for_is_mailed_a_link(string locale, string environment, string greeting)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var reply = await workspace.CallAsync(
            workspace.Key(environment), HttpMethod.Post, "/applicants", new { applicant = new { email = "zoe@people.example", first_name = "Zoé", locale } });
        Assert.Equal(201, reply.Status);
        var mail = Assert.Single((await workspace.MailsAsync("?to=zoe@people.example")).EnumerateArray());
        Assert.Equal("kelio", mail.GetProperty("provider").GetString());
        Assert.StartsWith(greeting + " Zoé", mail.GetProperty("text").GetString());
        var link = Assert.Single(mail.GetProperty("links").EnumerateArray()).GetString()!;
        Assert.Contains(link, mail.GetProperty("text").GetString());
        Assert.StartsWith("https://", link);
    }

    [Fact]
    public async Task No_mail_goes_out_when_a_manager_vouches_or_when_the_creation_is_refused()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        Assert.Equal(201, (await CreateAsync(workspace, new { email = "a@people.example", is_legals_accepted_by_manager = true })).Status);
        Assert.Equal(422, (await CreateAsync(workspace, new { email = "b@people.example", locale = "de" })).Status);
        Assert.Equal(0, (await workspace.MailsAsync()).GetArrayLength());
        Assert.Equal(201, (await CreateAsync(workspace, new { email = "c@people.example", is_legals_accepted_by_manager = false })).Status);
        Assert.Equal(1, (await workspace.MailsAsync()).GetArrayLength());
    }

    [Theory]
    [InlineData("""{"email":""}""", "email", "can't be blank")]
    [InlineData("""{"first_name":"Zoe"}""", "email", "can't be blank")]
    [InlineData("""{"email":null}""", "email", "can't be blank")]
    [InlineData("""{"email":"  "}""", "email", "can't be blank")]
    [InlineData("""{"email":"zoe"}""", "email", "is invalid")]
    [InlineData("""{"email":"@people.example"}""", "email", "is invalid")]
    [InlineData("""{"email":"zoe@"}""", "email", "is invalid")]
    [InlineData("""{"email":"zoe@@people.example"}""", "email", "is invalid")]
    [InlineData("""{"email":"zoe lame@people.example"}""", "email", "is invalid")]
    [InlineData("""{"email":" zoe@people.example"}""", "email", "is invalid")]
    [InlineData("""{"email":"zoe@people.example\u0000"}""", "email", "is invalid")]
    [InlineData("""{"email":"zoe@people.example\n"}""", "email", "is invalid")]
    [InlineData("""{"email":5}""", "email", "is invalid")]
    [InlineData("""{"email":["zoe@people.example"]}""", "email", "is invalid")]
    [InlineData("""{"email":{"a":1}}""", "email", "is invalid")]
    [InlineData("""{"email":true}""", "email", "is invalid")]
    [InlineData("""{"email":"z@people.example","first_name":5}""", "first_name", "is invalid")]
    [InlineData("""{"email":"z@people.example","last_name":"a\u0000b"}""", "last_name", "is invalid")]
    [InlineData("""{"email":"z@people.example","locale":"de"}""", "locale", "is not included in the list")]
    [InlineData("""{"email":"z@people.example","locale":"FR"}""", "locale", "is not included in the list")]
    [InlineData("""{"email":"z@people.example","locale":""}""", "locale", "is not included in the list")]
    [InlineData("""{"email":"z@people.example","locale":1}""", "locale", "is invalid")]
    [InlineData("""{"email":"z@people.example","phone_code":33}""", "phone_code", "is invalid")]
    [InlineData("""{"email":"z@people.example","phone_number":1e400}""", "phone_number", "is invalid")]
    [InlineData("""{"email":"z@people.example","iso_country":"France"}""", "iso_country", "is invalid")]
    [InlineData("""{"email":"z@people.example","is_partner_newsletter_active":"true"}""", "is_partner_newsletter_active", "is invalid")]
    [InlineData("""{"email":"z@people.example","is_campaign_alert_active":1}""", "is_campaign_alert_active", "is invalid")]
    [InlineData("""{"email":"z@people.example","is_legals_accepted_by_manager":"yes"}""", "is_legals_accepted_by_manager", "is invalid")]
    [InlineData("""{"email":"z@people.example","resume":"UERG"}""", "resume", "is invalid")]
    [InlineData("""{"email":"z@people.example","resume":[]}""", "resume", "is invalid")]
    [InlineData("""{"email":"z@people.example","resume":{}}""", "resume.base64", "can't be blank")]
    [InlineData("""{"email":"z@people.example","resume":{"base64":"UERG"}}""", "resume.mime_type", "can't be blank")]
    [InlineData("""{"email":"z@people.example","resume":{"mime_type":"pdf"}}""", "resume.base64", "can't be blank")]
    [InlineData("""{"email":"z@people.example","resume":{"base64":"","mime_type":"pdf"}}""", "resume.base64", "can't be blank")]
    [InlineData("""{"email":"z@people.example","resume":{"base64":"U*RG","mime_type":"pdf"}}""", "resume.base64", "is invalid")]
    [InlineData("""{"email":"z@people.example","resume":{"base64":"UER","mime_type":"pdf"}}""", "resume.base64", "is invalid")]
    [InlineData("""{"email":"z@people.example","resume":{"base64":"data:application/pdf;base64,UERG","mime_type":"pdf"}}""", "resume.base64", "is invalid")]
    [InlineData("""{"email":"z@people.example","resume":{"base64":"UERG","mime_type":"exe"}}""", "resume.mime_type", "is not included in the list")]
    [InlineData("""{"email":"z@people.example","resume":{"base64":"UERG","mime_type":5}}""", "resume.mime_type", "can't be blank")]
    public async Task A_field_that_is_not_valid_is_named(string applicant, string field, string message)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var reply = await CreateAsync(workspace, $$"""{"applicant":{{applicant}}}""");
        await workspace.AssertRefusedAsync(reply, 422, "Unprocessable Entity", "validation");
        Assert.Equal([message], reply.Errors(field));
        Assert.Equal(0, (await workspace.GetAsync(workspace.Key(), "/applicants")).Json.GetArrayLength());
    }

    [Fact]
    public async Task All_faults_are_listed_at_once()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var reply = await CreateAsync(workspace, new { email = "no", first_name = new string('x', 256), locale = "de" });
        Assert.Equal(["email", "first_name", "locale"], reply.Json.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        Assert.Equal(["is too long (maximum is 255 characters)"], reply.Errors("first_name"));
        Assert.Equal(201, (await CreateAsync(workspace, new { email = "a@people.example", first_name = new string('x', 255) })).Status);
    }

    [Fact]
    public async Task An_address_is_taken_once_in_a_company_in_any_case()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        Assert.Equal(201, (await CreateAsync(workspace, new { email = "Zoe@people.example" })).Status);
        var again = await CreateAsync(workspace, new { email = "zoe@PEOPLE.example" });
        await workspace.AssertRefusedAsync(again, 422, "Unprocessable Entity", "validation");
        Assert.Equal("""{"error":"Unprocessable Entity","errors":{"email":["has already been taken"]}}""", again.Text);
        Assert.Equal(201, (await workspace.CallAsync(
            workspace.Key("production"), HttpMethod.Post, "/applicants", new { applicant = new { email = "zoe@people.example" } })).Status);
    }

    [Fact]
    public async Task Of_many_creations_at_once_with_one_address_exactly_one_wins()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var replies = await Task.WhenAll(Enumerable.Range(0, 40)
            .Select(i => Task.Run(() => CreateAsync(workspace, new { email = i % 2 == 0 ? "one@people.example" : "ONE@people.example" }))));
        Assert.Equal((1, 39), (replies.Count(reply => reply.Status == 201), replies.Count(reply => reply.Status == 422)));
        Assert.Equal(1, (await workspace.GetAsync(workspace.Key(), "/applicants")).Json.GetArrayLength());
        Assert.Equal(1, (await workspace.MailsAsync()).GetArrayLength());
    }

    [Theory]
    [InlineData("", "Bad Request")]
    [InlineData("{", "Bad Request")]
    [InlineData("[]", "Bad Request")]
    [InlineData("null", "Bad Request")]
    [InlineData("\"applicant\"", "Bad Request")]
    [InlineData("{\"applicant\":{\"email\":\"a@people.example\"}}x", "Bad Request")]
    [InlineData("{\"applicant\":{\"email\":\"a@people.example\",\"email\":\"b@people.example\"}}", "Bad Request")]
    [InlineData("{\"applicant\":{\"email\":\"a@people.example\"},\"applicant\":{}}", "Bad Request")]
    [InlineData("{\"applicant\":{\"email\":\"\\ud83d@people.example\"}}", "Bad Request")]
    [InlineData("{\"applicant\":{\"email\":\"a@people.example\",\"\\udc00\":1}}", "Bad Request")]
    [InlineData("{\"applicant\":{\"email\":\"a@people.example\",}}", "Bad Request")]
    [InlineData("{'applicant':{'email':'a@people.example'}}", "Bad Request")]
    [InlineData("{\"applicant\":{\"email\":\"a@people.example\"}/* c */}", "Bad Request")]
    [InlineData("{}", "param is missing or the value is empty: applicant")]
    [InlineData("{\"applicant\":null}", "param is missing or the value is empty: applicant")]
    [InlineData("{\"applicant\":{}}", "param is missing or the value is empty: applicant")]
    [InlineData("{\"applicant\":[]}", "param is missing or the value is empty: applicant")]
    [InlineData("{\"applicant\":\"a@people.example\"}", "param is missing or the value is empty: applicant")]
    [InlineData("{\"Applicant\":{\"email\":\"a@people.example\"}}", "param is missing or the value is empty: applicant")]
    [InlineData("{\"email\":\"a@people.example\"}", "param is missing or the value is empty: applicant")]
    public async Task A_body_of_the_wrong_shape_is_a_bad_request(string body, string error)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await workspace.AssertRefusedAsync(await CreateAsync(workspace, body), 400, error, "body");
        Assert.Equal(0, (await workspace.GetAsync(workspace.Key(), "/applicants")).Json.GetArrayLength());
    }

    [Fact]
    public async Task Bodies_that_are_no_text_or_nested_deeply_are_bad_requests()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        foreach (var body in new[]
        {
            [.. "{\"applicant\":{\"email\":\"a@people.example\",\"first_name\":\""u8, 0xff, 0xfe, .. "\"}}"u8],
            Encoding.Unicode.GetBytes("""{"applicant":{"email":"a@people.example"}}"""),
            [0xef, 0xbb, 0xbf, .. "{\"applicant\":{\"email\":\"a@people.example\"}}"u8],
            Encoding.UTF8.GetBytes("{\"applicant\":" + string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5001)),
            [0],
        }) await workspace.AssertRefusedAsync(await workspace.CallAsync(workspace.Key(), HttpMethod.Post, "/applicants", body), 400, "Bad Request", "body");
    }

    [Fact]
    public async Task Letters_of_all_kinds_come_back_as_they_were_sent()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        const string Name = "Zoé 😀 “<b>&'\"\\ \u200d Ω";
        var reply = await CreateAsync(workspace, new { email = "zoé+1@exämple.example", first_name = Name });
        Assert.Equal(201, reply.Status);
        Assert.Equal(Name, reply.Json.GetProperty("first_name").GetString());
        Assert.Equal(reply.Text, (await workspace.GetAsync(workspace.Key(), "/applicants/" + Uri.EscapeDataString("ZOÉ+1@exämple.example"))).Text);
    }

    [Fact]
    public async Task The_same_seed_and_calls_give_the_same_bytes()
    {
        async Task<string> PlayAsync()
        {
            await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo", seed: 7);
            var created = await CreateAsync(workspace, new { email = "new@people.example", resume = new { base64 = Pdf, mime_type = "pdf" } });
            await workspace.AdvanceAsync("PT2S");
            var list = await workspace.GetAsync(workspace.Key(), "/applicants?embed=address,applications,pools");
            return created.Text + list.Text + list.Headers.GetValues("X-Pagination").Single();
        }

        Assert.Equal(await PlayAsync(), await PlayAsync());
    }

    private static Task<KelioReply> CreateAsync(TestWorkspace workspace, object applicant) =>
        workspace.CallAsync(workspace.Key(), HttpMethod.Post, "/applicants", applicant is string ? applicant : new { applicant });
}
