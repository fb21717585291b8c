using System.Net;
using System.Text.RegularExpressions;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

/// <summary>The pages of Key Predict as a browser without scripts uses them.</summary>
internal static partial class PageCalls
{
    public static async Task<string> PageAsync(this TestWorkspace workspace, string link)
    {
        using var answer = await workspace.Http.GetAsync(link);
        Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        return await answer.Content.ReadAsStringAsync();
    }

    public static Task<string> PostFormAsync(this TestWorkspace workspace, string link, params (string Name, string Value)[] fields) =>
        workspace.PostFormAsync(link, HttpStatusCode.SeeOther, fields);

    public static async Task<string> PostFormAsync(
        this TestWorkspace workspace, string link, HttpStatusCode status, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await workspace.Http.PostAsync(link, form);
        Assert.Equal(status, answer.StatusCode);
        if (status == HttpStatusCode.SeeOther) Assert.Equal(link, answer.Headers.Location!.ToString());
        return await answer.Content.ReadAsStringAsync();
    }

    public static async Task<int> StatusOfAsync(this TestWorkspace workspace, string link)
    {
        using var answer = await workspace.Http.GetAsync(link);
        return (int)answer.StatusCode;
    }

    /// <summary>Where the first link of a page leads.</summary>
    public static string FirstLink(string page) => WebUtility.HtmlDecode(HrefOf().Match(page).Groups[1].Value);

    [GeneratedRegex("<a href=\"([^\"]+)\"")]
    private static partial Regex HrefOf();
}
