using System.Text;
using System.Text.Json;
using Emulator.Tests.Providers.Kelio;
using Emulator.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Emulator.Tests.Recordings;

/// <summary>Secrets planted in every place of calls and answers are found in no file and on no line.</summary>
public class MaskTests
{
    private const string Email = "zoe.planted@customer-of-ours.test", Password = "Pl4nted-Passw0rd!", Key = "PlantedKey0123456789abcdefXYZ";
    private const string First = "Zoëplant", Last = "Lameplantée", Phone = "+33 6 98 76 54 32", Uuid = "5ec2e7aa-1111-4222-8333-9a9a9a9a9a9a";
    private const string Called = "Zoeheader Lameheader";
    private const string Street = "17 rue de la Plantation", Signature = "c2lnbmVkLXBsYW50ZWQtbGluaw", Cookie = "planted-cookie-8f7e6d5c4b3a";

    private static readonly string File = Convert.ToBase64String(Encoding.UTF8.GetBytes("%PDF-1.7 the planted file of somebody, whom nobody else may know"));

    private static readonly string Token = KelioCalls.Sign(
        """{"alg":"HS256","typ":"JWT"}""", $$"""{"iss":"{{Uuid}}","aud":"https://sandbox.talentview.fr","iat":1772442000,"mail":"{{Email}}"}""", Password);

    private static readonly string[] Planted =
    [
        Email, Password, Key, First, Last, Phone, Uuid, Street, Called, Signature, Cookie, File, Token, Token.Split('.')[1], Token.Split('.')[2],
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Email}:{Password}")), "zoe.planted", "customer-of-ours", "98 76 54 32", "698765432",
        "12 avril", "1988-04-12",
    ];

    private static readonly string Record = JsonSerializer.Serialize(new
    {
        id = 4711,
        email = Email,
        first_name = First,
        lastName = Last,
        phone_number = Phone,
        mobile = 33698765432,
        address = new { street = Street, city = Last, country = "FR" },
        birth_date = "1988-04-12",
        api_key = Uuid,
        resume = new { base64 = File, mime_type = "application/pdf" },
        avatar_url = $"https://cdn.customer-of-ours.talentview.fr/a/{Key}/x.png?Expires=1&Signature={Signature}",
        note = $"{First} {Last} ({Email}) was born on the 12 avril, call {Phone}",
        people = new Dictionary<string, object> { [Email] = new { tokens = new[] { Key, Password } } },
        inner = JsonSerializer.Serialize(new { secret = Password, to = Email }),
        status = "hired",
        created_at = "2026-03-02T09:00:00.000Z",
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whatever_is_planted_in_calls_and_answers_is_in_no_file_and_on_no_line(bool shapesOnly)
    {
        await using var vendor = await VendorAsync();
        using var recorded = new Recorded(new Uri(vendor.Url), shapesOnly: shapesOnly);
        (string, string)[] credentials =
        [
            ("Authorization", "Bearer " + Token), ("api-key", Uuid), ("WWW-Authenticate", Key), ("X-Auth-Token", Key),
            ("Cookie", $"session={Cookie}; id={Key}"),
            ("X-On-Behalf-Of", Email), ("X-Request-Name", Called), ("Referer", $"https://app.customer-of-ours.talentview.fr/?sig={Signature}"),
        ];
        await recorded.CallAsync("POST", "/json", Record, headers: credentials);
        await recorded.CallAsync("GET", $"/people/{Uri.EscapeDataString(Email)}/{Uri.EscapeDataString(First)}/{Key}?status=hired", headers: credentials);
        await recorded.CallAsync("GET", $"/xml?login={Uri.EscapeDataString(Email)}&password={Uri.EscapeDataString(Password)}&key={Key}");
        await recorded.CallAsync("GET", $"/json?$filter=email eq '{Email}' and lastName eq '{Last}'&q={Uri.EscapeDataString(First + " " + Last)}");
        await recorded.CallAsync(
            "POST", "/form", $"candidate[email]={Uri.EscapeDataString(Email)}&candidate[nom]={Uri.EscapeDataString(Last)}&token={Key}&tel=0698765432",
            "application/x-www-form-urlencoded", ("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Email}:{Password}"))));
        await recorded.CallAsync(
            "POST", "/xml", $"<c><email>{Email}</email><prenom v=\"{First}\">{First}</prenom><!-- {Key} --><x>{Phone}</x></c>", "text/xml");
        foreach (var path in new[] { "/refused", "/text", "/html", "/redirect", "/pdf", "/broken" })
            await recorded.CallAsync("POST", path, JsonSerializer.Serialize(new { email = Email, last_name = Last }), headers: credentials);
        using var parts = new MultipartFormDataContent { { new StringContent(Email), "email" }, { new StringContent(File), "resume", $"{Last}.pdf" } };
        using (await recorded.Http.PostAsync("/json", parts)) Assert.Equal(13, recorded.Files.Count);

        foreach (var text in recorded.Files.Select(System.IO.File.ReadAllText).Append(recorded.Output))
        {
            foreach (var spelled in Planted.SelectMany(Spellings))
                Assert.False(text.Contains(spelled, StringComparison.OrdinalIgnoreCase), $"{spelled} is in clear in {text}");
        }

        Assert.DoesNotContain(recorded.Files, file => Planted.Any(planted => file.Contains(planted, StringComparison.OrdinalIgnoreCase)));
        if (!shapesOnly) Assert.Contains("\"hired\"", recorded.All, StringComparison.Ordinal); // The vendor's words and instants stay.
        Assert.Contains("\"created_at\"", recorded.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_value_has_the_same_stand_in_wherever_it_stands_and_another_in_another_recording()
    {
        await using var vendor = await VendorAsync();
        var standIns = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            using var recorded = new Recorded(new Uri(vendor.Url));
            await recorded.CallAsync("POST", "/json", JsonSerializer.Serialize(new { email = Email }));
            await recorded.CallAsync("GET", $"/people/{Uri.EscapeDataString(Email)}");
            var first = JsonDocument.Parse(System.IO.File.ReadAllText(recorded.Files[0])).RootElement;
            var standIn = first.GetProperty("Response").GetProperty("BodyAsJson").GetProperty("email").GetString()!;
            Assert.Contains(standIn, first.GetProperty("Data").GetProperty("Recording").GetProperty("RequestBody").GetString(), StringComparison.Ordinal);
            Assert.Contains(standIn, Uri.UnescapeDataString(System.IO.File.ReadAllText(recorded.Files[1])), StringComparison.Ordinal);
            standIns.Add(standIn);
        }

        Assert.Equal(2, standIns.Distinct().Count());
    }

    [Fact]
    public async Task Shapes_alone_have_no_value_of_any_body()
    {
        await using var vendor = await VendorAsync();
        using var recorded = new Recorded(new Uri(vendor.Url), shapesOnly: true);
        await recorded.CallAsync("GET", "/json");
        var body = JsonDocument.Parse(recorded.All).RootElement.GetProperty("Response").GetProperty("BodyAsJson");
        Assert.Equal((0, "text", "2000-01-01T00:00:00.000Z"), (
            body.GetProperty("id").GetInt32(), body.GetProperty("status").GetString(), body.GetProperty("created_at").GetString()));
    }

    // The vendor tells back what it was told, in every form that a vendor has.
    private static async Task<MisbehavingReceiver> VendorAsync()
    {
        var vendor = await MisbehavingReceiver.StartAsync();
        vendor.Behave = async context =>
        {
            var answer = context.Response;
            answer.Headers.Append("Set-Cookie", $"session={Cookie}; Path=/; Domain=customer-of-ours.test");
            answer.Headers["X-Issued-Token"] = Key;
            answer.Headers["X-Owner"] = $"{Called} <{Email}>";
            answer.Headers["X-Details"] = JsonSerializer.Serialize(new { email = Email });
            var (status, type, text) = context.Request.Path.Value switch
            {
                "/hook/xml" => (
                    200, "text/xml", $"<r email=\"{Email}\"><nom>{Last}</nom><link>https://x.test/r?key={Key}</link><note>{First}, {Phone}</note></r>"),
                "/hook/refused" => (422, "application/json", $$"""{"error":"{{Email}} is known as {{Last}}","errors":{"email":["{{Email}} is taken"]} }"""),
                "/hook/text" => (400, "text/plain", $"No {Email}, token {Token}, key {Key}, call {Phone}, {Last}"),
                "/hook/html" => (200, "text/html", $"<!doctype html><p>{First} {Last}</p>"),
                "/hook/redirect" => (302, "text/plain", ""),
                "/hook/pdf" => (200, "application/pdf", $"%PDF-1.7 {First} {Last} {Email}"),
                "/hook/broken" => (200, "application/json", $$"""{"email":"{{Email}}"""),
                _ => (200, "application/json", Record),
            };
            (answer.StatusCode, answer.ContentType) = (status, type);
            if (status == 302) answer.Headers.Location = $"/sessions/{Key}?signature={Signature}";
            if (text.Length > 0) await answer.WriteAsync(text);
        };
        return vendor;
    }

    private static IEnumerable<string> Spellings(string planted) =>
        [planted, Uri.EscapeDataString(planted), JsonSerializer.Serialize(planted).Trim('"'), Convert.ToBase64String(Encoding.UTF8.GetBytes(planted))];
}
