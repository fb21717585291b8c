using System.Text;
using System.Text.Json;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.Kelio;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Tests.Providers.Kelio;

public class DialectTests
{
    private static readonly Dictionary<RefusalKind, (int Status, string Error)> Words = new()
    {
        [RefusalKind.UnknownRoute] = (404, "Resource not found."),
        [RefusalKind.WrongMethod] = (404, "Resource not found."),
        [RefusalKind.MediaType] = (400, "Bad Request"),
        [RefusalKind.TooLarge] = (413, "Payload Too Large"),
        [RefusalKind.Unauthenticated] = (401, "Unauthorized"),
        [RefusalKind.Forbidden] = (403, "Forbidden"),
        [RefusalKind.QuotaExceeded] = (403, "Quota exceeded"),
        [RefusalKind.BadRequest] = (400, "Bad Request"),
        [RefusalKind.NotFound] = (404, "Resource not found."),
        [RefusalKind.Conflict] = (422, "Unprocessable Entity"),
        [RefusalKind.Invalid] = (422, "Unprocessable Entity"),
        [RefusalKind.Gone] = (404, "Resource not found."),
        [RefusalKind.Unsupported] = (501, "Why."),
        [RefusalKind.Maintenance] = (503, "Service Unavailable"),
        [RefusalKind.ServerFault] = (500, "Internal Server Error"),
        [RefusalKind.Fault] = (418, "I'm a teapot"),
    };

    public static TheoryData<RefusalKind> Kinds => [.. Enum.GetValues<RefusalKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_refusal_has_a_status_and_words_that_were_chosen_for_it(RefusalKind kind)
    {
        var request = new Request { Surface = KelioEnvironment.Surfaces[0], Method = "GET", Path = "/v2/applicants", BaseUrl = "http://kelio.test" };
        var answer = new KelioDialect().Refuse(new Refusal(kind, "Why.", "How.") { Status = kind == RefusalKind.Fault ? 418 : null }, request);
        Assert.Equal(Words[kind], (answer.Status, JsonDocument.Parse(Encoding.UTF8.GetString(answer.Body.Span)).RootElement.GetProperty("error").GetString()));
    }
}
