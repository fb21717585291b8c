using System.Net.Http.Headers;
using System.Text;
using Emulator.Core.Wire;
using Emulator.Tests.Providers.Kelio;
using Emulator.Tests.Providers.KeyPredict;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>Somebody sent bodies of millions of tiny parts, and each cost seconds and half a gigabyte: the parts are counted where they lie, and what has too
/// many is refused in the provider's words before anything is made of it.</summary>
public class ManyPartsTests
{
    private const string Candidate = "/keypredict/customer/REST/create/candidate/json";
    private const int Megabyte = 1024 * 1024;

    public static TheoryData<string, string> LargeJson() => new()
    {
        { "objects", List(1_000_000, "{\"b\":1}") },
        { "lists", List(1_000_000, "[]") },
        { "numbers", List(2_000_000, "1") },
        { "texts", List(1_000_000, "\"\"") },
        { "words", List(1_000_000, "null") },
        { "members", "{" + string.Join(',', Enumerable.Range(0, 300_000).Select(number => $"\"m{number}\":1")) + "}" },
        { "deep members", "{\"a\":{\"b\":{\"c\":" + List(200_000, "{\"b\":[1]}") + "}}}" },
    };

    [Theory]
    [MemberData(nameof(LargeJson))]
    public void JSON_of_too_many_values_is_refused_before_it_is_read(string kind, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Null(StrictJson.Read(utf8, 64, out var problem));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < Megabyte / 4, kind);
        Assert.Equal("it has more than 100000 values, the most that are read", problem);
    }

    [Fact]
    public void JSON_of_as_many_values_as_may_be_is_read_and_one_more_is_not()
    {
        Assert.NotNull(StrictJson.Read(Encoding.UTF8.GetBytes(List(InputBounds.Values - 1, "1")), 64, out _));
        Assert.Null(StrictJson.Read(Encoding.UTF8.GetBytes(List(InputBounds.Values, "1")), 64, out _));
        // A long text is one value.
        Assert.NotNull(StrictJson.Read(Encoding.UTF8.GetBytes($"[\"{new string('[', Megabyte)}\"]"), 64, out _));
        Assert.Null(StrictJson.Read(Encoding.UTF8.GetBytes(new string('[', Megabyte)), 64, out var problem));
        Assert.Contains("depth", problem);
    }

    [Theory]
    [InlineData("a=1&")]
    [InlineData("a&")]
    [InlineData("&")]
    [InlineData("=&")]
    public void A_form_of_too_many_fields_is_refused_before_it_is_read(string field)
    {
        var body = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(field, 2_000_000)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Null(QueryValues.ParseForm(body, "application/x-www-form-urlencoded", out var problem));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < Megabyte / 4);
        Assert.Equal("it has more than 10000 fields, the most that are read", problem);
    }

    [Fact]
    public void A_form_of_as_many_fields_as_may_be_is_read()
    {
        var body = Encoding.ASCII.GetBytes(string.Join('&', Enumerable.Range(0, InputBounds.Fields).Select(number => $"f{number}=1")));
        Assert.Equal(InputBounds.Fields, QueryValues.ParseForm(body, null, out _)!.Pairs.Count);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "more than 10000 fields")]
    [InlineData("multipart/form-data; boundary=b", "more than 10000 parts")]
    [InlineData("application/json", "more than 100000 values")]
    public async Task Key_Predict_refuses_it_and_the_exchange_names_the_bound(string type, string told)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var body = type[0] == 'm'
            ? string.Concat(Enumerable.Repeat("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n", 20_000)) + "--b--\r\n"
            : type.EndsWith("json", StringComparison.Ordinal) ? "{\"a\":" + List(100_000, "{\"b\":1}") + "}"
            : string.Join('&', Enumerable.Repeat("a=1", 20_000));
        var token = await KeyPredictCaller.Of(workspace).FreshTokenAsync();
        Assert.Equal(400, await SendAsync(workspace, Candidate, type, body, ("WWW-Authenticate", token)));
        Assert.Contains(told, (await workspace.LastExchangeAsync()).GetProperty("checks").ToString());
    }

    [Fact]
    public async Task Kelio_and_Predictive_Index_refuse_it_and_the_exchange_names_the_bound()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var body = "{\"applicant\":{\"email\":\"a@people.example\",\"x\":" + List(100_000, "{\"b\":1}") + "}}";
        Assert.Equal(400, await SendAsync(
            workspace, "/kelio/sandbox/v2/applicants", "application/json", body, ("Authorization", "Bearer " + workspace.Key().Token())));
        Assert.Contains("more than 100000 values", (await workspace.LastExchangeAsync()).GetProperty("checks").ToString());
        foreach (var path in new[] { "/pi/api/v1/behavioralassessments", "/pi2/api/v1/candidates" })
        {
            Assert.Equal(400, await SendAsync(workspace, path, "application/json", body, ("api-key", workspace.OwnerKey())));
            Assert.Contains("more than 100000 values", (await workspace.LastExchangeAsync()).GetProperty("checks").ToString());
        }
    }

    [Theory]
    [InlineData("webhooks/release")]
    [InlineData("snapshots")]
    [InlineData("faults")]
    [InlineData("clock/advance")]
    [InlineData("reset")]
    public async Task The_control_API_refuses_it_with_the_bound(string path)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var refused = await workspace.ControlAsync(HttpMethod.Post, path, "{\"ids\":" + List(200_000, "\"1\"") + "}");
        Assert.Equal(400, refused.Status);
        Assert.Contains("more than 100000 values", refused.Body.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_snapshot_has_no_endless_name()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Post, "snapshots", new { name = new string('n', 3 * Megabyte) })).Status);
        await workspace.MustAsync(HttpMethod.Post, "snapshots", new { name = new string('n', 1000) });
    }

    private static string List(int count, string item) => "[" + string.Join(',', Enumerable.Repeat(item, count)) + "]";

    private static async Task<int> SendAsync(TestWorkspace workspace, string path, string type, string body, (string Name, string Value) credential)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.TryAddWithoutValidation(credential.Name, credential.Value);
        using var answer = await workspace.Http.SendAsync(request);
        return (int)answer.StatusCode;
    }
}
