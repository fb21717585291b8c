using System.Text;
using Emulator.Core.Judging;

namespace Emulator.Tests.Providers.KeyPredict;

public class DialectTests
{
    private static readonly Dictionary<RefusalKind, int> Statuses = new()
    {
        [RefusalKind.UnknownRoute] = 404,
        [RefusalKind.WrongMethod] = 405,
        [RefusalKind.MediaType] = 415,
        [RefusalKind.TooLarge] = 413,
        [RefusalKind.Unauthenticated] = 401,
        [RefusalKind.Forbidden] = 403,
        [RefusalKind.QuotaExceeded] = 429,
        [RefusalKind.BadRequest] = 400,
        [RefusalKind.NotFound] = 404,
        [RefusalKind.Conflict] = 406,
        [RefusalKind.Invalid] = 500,
        [RefusalKind.Gone] = 410,
        [RefusalKind.Unsupported] = 501,
        [RefusalKind.Maintenance] = 503,
        [RefusalKind.ServerFault] = 500,
        [RefusalKind.Fault] = 418,
    };

    public static TheoryData<RefusalKind> Kinds => new(Enum.GetValues<RefusalKind>());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_refusal_has_the_status_that_was_meant_for_it_and_a_body_that_says_it(RefusalKind kind)
    {
        var refusal = new Refusal(kind, "why", "what to do") { Status = kind == RefusalKind.Fault ? 418 : null };
        var answer = BareAccount.Provider.Dialect.Refuse(refusal, BareAccount.Get("/customer/REST/list/title/json"));
        Assert.Equal(Statuses[kind], answer.Status);
        Assert.StartsWith($$$"""{"error":{"code":{{{Statuses[kind]}}},"messages":[""", Encoding.UTF8.GetString(answer.Body.Span));
        Assert.Equal(kind == RefusalKind.WrongMethod ? ["Allow"] : [], answer.Headers.Select(header => header.Key));
        var page = BareAccount.Provider.Dialect.Refuse(refusal, BareAccount.Get("/assessment/report?key=1", token: null));
        Assert.Equal((Statuses[kind], "text/html; charset=utf-8"), (page.Status, page.ContentType));
    }

    [Theory]
    [InlineData(204)]
    [InlineData(304)]
    public void A_fault_of_a_status_that_has_no_body_has_none(int status)
    {
        var refusal = new Refusal(RefusalKind.Fault, "", "") { Status = status };
        var answer = BareAccount.Provider.Dialect.Refuse(refusal, BareAccount.Get("/customer/REST/list/title"));
        Assert.Equal((status, 0), (answer.Status, answer.Body.Length));
    }
}
