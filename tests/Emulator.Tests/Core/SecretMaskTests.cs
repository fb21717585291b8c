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
}
