using Emulator.Core.Masking;
using Emulator.Core.Tokens;

namespace Emulator.Tests.Core;

public class SecretMaskTests
{
    private const string Key = "1a2bc3d4-e5f6-47b8-89d0-b1c2d3e4f5a6";
    private const string Password = "p@ss wörd\"&1";
    private readonly SecretMask mask;

    public SecretMaskTests()
    {
        var secrets = new SecretSet();
        foreach (var secret in new[] { Key, "Sm4rtH0rse", Password }) secrets.Add(secret);
        mask = new SecretMask(secrets, new SensitiveNames(["x-key", "password"]));
    }

    [Theory]
    [InlineData(Key)]
    [InlineData("before " + Key + " after")]
    [InlineData("key=" + Key)]
    [InlineData("""{"key":"1a2bc3d4-e5f6-47b8-89d0-b1c2d3e4f5a6"}""")]
    [InlineData("""{"note":"\u003C1a2bc3d4-e5f6-47b8-89d0-b1c2d3e4f5a6\u003E"}""")]
    [InlineData("q=%3C1a2bc3d4-e5f6-47b8-89d0-b1c2d3e4f5a6%3E")]
    [InlineData("prefix-1a2bc3d4-e5f6-47b8-89d0-b1c2d3e4f5a6")]
    [InlineData("1A2BC3D4-E5F6-47B8-89D0-B1C2D3E4F5A6")]
    public void A_known_key_is_hidden_wherever_it_stands(string text)
    {
        var shown = mask.Text(text);
        Assert.DoesNotContain(Key, shown, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("••••", shown);
    }

    [Theory]
    [InlineData("p@ss wörd\"&1")]
    [InlineData("p%40ss%20w%C3%B6rd%22%261")]
    [InlineData("p%40ss+w%C3%B6rd%22%261")]
    [InlineData("""p@ss w\u00F6rd\u0022\u00261""")]
    public void A_password_is_hidden_in_each_of_its_spellings(string spelling) => Assert.Equal("<••••>", mask.Text("<" + spelling + ">"));

    [Theory]
    [InlineData("""\u003CSm4rtH0rse\u003E""")]
    [InlineData("%3CSm4rtH0rse%3E")]
    [InlineData("x-Sm4rtH0rse-y")]
    public void A_plain_secret_is_hidden_between_escapes(string text) => Assert.DoesNotContain("Sm4rtH0rse", mask.Text(text));

    [Theory]
    [InlineData("Authorization", "Bearer abc", "Bearer ••••")]
    [InlineData("X-Key", "never issued", "••••")]
    [InlineData("X-Key", "", "")]
    [InlineData("X-Other", "Sm4rtH0rse", "••••")]
    [InlineData("Accept", "application/json", "application/json")]
    public void A_header_made_for_a_secret_is_hidden_whatever_it_holds(string name, string value, string expected) =>
        Assert.Equal(expected, mask.Header(name, value));

    [Fact]
    public void Parameters_and_members_made_for_secrets_are_hidden()
    {
        Assert.Equal("login=me&password=••••", mask.Query("login=me&password=never-issued"));
        Assert.Equal("""{"login":"me","password": "••••"}""", mask.Body("application/json", """{"login":"me","password": "never\"issued"}"""));
    }

    [Fact]
    public void Tokens_and_credentials_in_URLs_are_hidden()
    {
        var token = Jwt.Sign([new("iss", "somebody"), new("aud", "https://sandbox.example")], "a secret that nobody knows");
        Assert.DoesNotContain(token, mask.Text("token " + token));
        Assert.Equal("https://••••@receiver.example/hook", mask.Text("https://user:pw@receiver.example/hook"));
    }

    [Theory]
    [InlineData("https://user:p@ss@receiver.example/hook", "https://••••@receiver.example/hook")]
    [InlineData("https://user:it's@receiver.example/hook", "https://••••@receiver.example/hook")]
    [InlineData("""{"url":"https:\/\/user:pw@receiver.example\/hook"}""", """{"url":"https:\/\/••••@receiver.example\/hook"}""")]
    [InlineData("url=https%3A%2F%2Fuser%3Apw%40receiver.example%2Fhook", "url=https%3A%2F%2F••••%40receiver.example%2Fhook")]
    [InlineData("a=http://one:1@a.example/ b=http://two:2@b.example/", "a=http://••••@a.example/ b=http://••••@b.example/")]
    public void The_credentials_in_a_URL_are_hidden_however_it_is_spelled(string text, string expected)
    {
        Assert.Equal(expected, mask.Text(text));
        Assert.Equal(expected, SecretMask.WithoutUserInfo(text));
    }

    [Theory]
    [InlineData("""{"id":"9f2bc3d4-e5f6-47b8-89d0-b1c2d3e4f5a6","name":"Zoé","url":"https://receiver.example/a.b.c?x=1"}""")]
    [InlineData("""{"url":"https://receiver.example","email":"zoe@people.example"}""")]
    [InlineData("https://receiver.example/zoe@people.example")]
    [InlineData("https://receiver.example?to=zoe@people.example#zoe@people.example")]
    [InlineData("url=https%3A%2F%2Freceiver.example%2F&email=zoe%40people.example")]
    [InlineData("url=https%3A%2F%2Freceiver.example%3Fto%3Dzoe%40people.example")]
    public void What_is_no_secret_stays_as_it_is(string text) => Assert.Equal(text, mask.Text(text));

    [Theory]
    [InlineData("%31a2bc3d4-e5f6-47b8-89d0-b1c2d3e4f5a6")]
    [InlineData("1a2bc3d4%2De5f6%2d47b8-89d0-b1c2d3e4f5a6")]
    [InlineData("""\u0031a2bc3d4-e5f6-47b8-89d0-b1c2d3e4f5a6""")]
    [InlineData("""1a2bc3d4\u002De5f6-47b8\u002d89d0-b1c2d3e4f5a6""")]
    [InlineData("1a2bc3d4e5f647b889d0b1c2d3e4f5a6")]
    [InlineData("{1A2BC3D4-E5F6-47B8-89D0-B1C2D3E4F5A6}")]
    [InlineData("urn:uuid:1A2BC3D4E5F647B889D0B1C2D3E4F5A6")]
    [InlineData("%53m4rtH0rs%65")]
    [InlineData("""Sm4rt\u0048\u0030rse""")]
    [InlineData("""p@ss w\u00f6rd\"&1""")]
    [InlineData("%70%40%73%73%20%77%C3%B6rd%22%261")]
    public void A_secret_is_hidden_whichever_of_its_letters_are_encoded(string spelling)
    {
        Assert.Matches("^<[^0-9A-Za-z%]*(urn:uuid:)?••••[0-9A-Fa-f]{0,4}}?>$", mask.Text("<" + spelling + ">"));
        Assert.DoesNotContain("e5f6", mask.Query("q=" + spelling), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("X-Other")]
    [InlineData("Proxy-Authorization")]
    [InlineData("X-Api-Basic")]
    public void A_secret_in_base64_is_hidden_in_any_header(string name)
    {
        foreach (var pair in new[] { $"key:{Key}", $"{Key}:", "me:Sm4rtH0rse", $"login:{Password}" })
        {
            var encoded = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(pair));
            Assert.DoesNotContain(encoded.TrimEnd('='), mask.Header(name, "Basic " + encoded));
            Assert.DoesNotContain(encoded.TrimEnd('='), mask.Header(name, encoded.Replace('+', '-').Replace('/', '_').TrimEnd('=')));
        }

        Assert.Equal("Basic bm90aGluZyBoZXJlIGlzIHNlY3JldA==", mask.Header(name, "Basic bm90aGluZyBoZXJlIGlzIHNlY3JldA=="));
    }

    [Theory]
    [InlineData("applicants")]
    [InlineData(":")]
    [InlineData("a1b2")]
    [InlineData("Password")]
    public void A_word_that_somebody_chose_as_a_password_tears_no_text_and_is_hidden_in_its_place(string word)
    {
        var secrets = new SecretSet();
        secrets.Add(word);
        var common = new SecretMask(secrets, new SensitiveNames(["password"]));
        Assert.Equal($"GET /v2/applicants: Password a1b2 {word}", common.Text($"GET /v2/applicants: Password a1b2 {word}"));
        Assert.Equal("password=••••", common.Query("password=" + word));
        Assert.Equal("""{"password":"••••"}""", common.Body("application/json", $$"""{"password":"{{word}}"}"""));
    }

    [Theory]
    [InlineData("password")]
    [InlineData("user[password]")]
    [InlineData("Password")]
    [InlineData("password[]")]
    [InlineData("password[0][a]")]
    [InlineData("users[0][password][]")]
    [InlineData("?password")]
    public void A_password_that_was_tried_and_is_wrong_is_hidden_in_every_form(string name)
    {
        Assert.Equal($"a=1&{name}=••••&b=2", mask.Query($"a=1&{name}=guess&b=2"));
        var multipart = $"--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\nguess\r\n--x\r\n"
            + "Content-Disposition: form-data; name=\"login\"\r\n\r\nme\r\n--x--\r\n";
        var shown = mask.Body("multipart/form-data", multipart);
        Assert.DoesNotContain("guess", shown);
        Assert.Contains("\r\n\r\nme\r\n--x--", shown);
        Assert.DoesNotContain("guess", mask.Body("application/json", """{"pass\u0077ord":"guess"}"""));
    }

    [Theory]
    [InlineData("application/json", """{"password":["guess"]}""")]
    [InlineData("application/json", """{"password":{"a":["x",{"b":"}guess"}]},"other":"seen"}""")]
    [InlineData("application/json", """{"password" : ["x", "a\"]guess"] , "other": "seen"}""")]
    [InlineData("application/json", """{"other":"seen","password":"guess""")]
    [InlineData("application/json", """{'other':'seen','password':'guess'}""")]
    [InlineData("application/json", """{"note":"{\"password\":\"guess\",\"other\":\"seen\"}"}""")]
    [InlineData("application/json", "login=a&password=guess")]
    [InlineData("", "password=guess&other=seen")]
    [InlineData("text/plain", "login: me\r\npassword: guess me\r\nother: seen")]
    [InlineData("text/plain", "user[password]=guess")]
    [InlineData("application/xml", "<call><login>me</login><password kind=\"a\">guess</password><other>seen</other></call>")]
    [InlineData("application/xml", "<c:call><c:password><![CDATA[guess]]></c:password><other>seen</other></c:call>")]
    [InlineData("multipart/form-data", "--x\nContent-Disposition: form-data; name='password'\n\nguess\n--x--\n")]
    [InlineData("multipart/form-data", "--x\r\nContent-Disposition: form-data; name*=utf-8''pass%77ord\r\n\r\nguess\r\n--x--\r\n")]
    [InlineData("multipart/form-data", "--x\r\nContent-Type: a/b\r\nContent-Disposition: form-data; name=password; filename=a\r\n\r\nguess\r\n--x--\r\n")]
    [InlineData("application/x-www-form-urlencoded", "login=me;password=guess&other=seen")]
    public void So_it_is_however_somebody_wrote_the_place(string mediaType, string body)
    {
        var shown = mask.Body(mediaType, body);
        Assert.DoesNotContain("guess", shown);
        Assert.Contains("••••", shown);
        Assert.Equal(body.Contains("seen", StringComparison.Ordinal), shown.Contains("seen", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("application/json", """{"password":null,"a":"password","b":["token"]}""")]
    [InlineData("text/plain", "The password is told elsewhere, and password rules are long.")]
    [InlineData("application/xml", "<a><password/><b>password</b></a>")]
    public void What_only_names_the_place_stays(string mediaType, string body) => Assert.Equal(body, mask.Body(mediaType, body));

    [Fact]
    public void A_number_in_the_place_is_one_too() =>
        Assert.Equal("""{"password":"••••","a":1}""", mask.Body("application/json", """{"password":12345678,"a":1}"""));
}
