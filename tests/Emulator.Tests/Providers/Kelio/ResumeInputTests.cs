using System.Text;
using Emulator.Core.Wire;
using Emulator.Providers.Kelio;
using Emulator.Providers.Kelio.Input;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Tests.Providers.Kelio;

/// <summary>The text of a resume may be many megabytes long and is looked at where it stands.</summary>
public class ResumeInputTests
{
    [Theory]
    [InlineData("AAAA", null)]
    [InlineData("+/8=", null)]
    [InlineData(@"\u002B\/8=", null)]
    [InlineData(@"AA\nAA", null)]
    [InlineData("", "can't be blank")]
    [InlineData("  ", "can't be blank")]
    [InlineData(@"\t\u00a0", "can't be blank")]
    [InlineData("\u00a0", "can't be blank")]
    [InlineData("AAA", "is invalid")]
    [InlineData("A", "is invalid")]
    [InlineData("AAA?", "is invalid")]
    [InlineData("é", "is invalid")]
    [InlineData(@"AAA\u0041=", "is invalid")]
    public void Base64_is_judged_alike_with_and_without_escapes(string text, string? error)
    {
        var given = Read("""{"applicant":{"email":"a@people.example","resume":{"mime_type":"pdf","base64":""" + $"\"{text}\"" + "}}}");
        Assert.Equal(error, given.Errors.All.Select(one => one.Message).SingleOrDefault());
        Assert.Equal("pdf", given.Resume);
    }

    [Fact]
    public void What_is_wrong_is_told_in_the_order_of_the_fields()
    {
        var given = Read("""{"applicant":{"first_name":1,"locale":"de","iso_country":"Fr1","resume":{"base64":7}}}""");
        Assert.Equal(["email", "first_name", "locale", "iso_country", "resume.base64", "resume.mime_type"], given.Errors.All.Select(error => error.Member));
    }

    private static ApplicantInput Read(string body) => ApplicantInput.OfCustomer(
        new Request
        {
            Surface = KelioEnvironment.Surfaces[0],
            Method = "POST",
            Path = "/v2/applicants",
            BaseUrl = "http://kelio.test",
            Headers = [new("Content-Type", "application/json")],
            Body = Encoding.UTF8.GetBytes(body),
        },
        new KelioSettings()).Input!;
}
