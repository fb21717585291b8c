using System.Collections.Immutable;
using Contracts.KeyPredict;
using Emulator.Core.Judging;
using Emulator.Providers.KeyPredict.Input;
using Emulator.Providers.KeyPredict.Records;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict.Endpoints;

/// <summary>The catalogue's lists.</summary>
internal static class ListsApi
{
    private static readonly Parameter Language =
        new("language_id", "query", "integer", "The language of the labels; the labels of the catalogue are the same in all.");

    public static readonly ImmutableArray<Operation> Operations =
    [
        Method.Of(KeyPredictRoutes.ListTitle, Provenance.Observed("a real answer recorded in a public client"), Titles) with
        {
            Summary = "Lists the titles of a person.",
            ResponseBody = typeof(IReadOnlyList<KeyPredictTitle>),
        },
        Method.Of(KeyPredictRoutes.ListTest, Provenance.Observed("two public clients"), Tests) with
        {
            Summary = "Lists the tests that the account may use.",
            Parameters = [Language],
            ResponseBody = typeof(IReadOnlyList<KeyPredictTest>),
        },
        Method.Of(
            KeyPredictRoutes.AssessmentList, Provenance.Documented("help article Key Predict API; the answer is inferred to be that of list/test")
                .But(Part.Answer), Tests) with
        {
            Summary = "Lists the tests that the account may use.",
            Parameters = [Language],
            ResponseBody = typeof(IReadOnlyList<KeyPredictTest>),
        },
        Method.Of(KeyPredictRoutes.ListTestLanguage, Provenance.Observed("a real answer recorded in a public client"), Languages) with
        {
            Summary = "Lists the languages of the account, or of one test.",
            Parameters = [new("test_id", "query", "integer", "Only the languages that this test has.")],
            ResponseBody = typeof(IReadOnlyList<KeyPredictTestLanguage>),
        },
    ];

    private static Outcome Titles(Call call)
    {
        var titles = call.State<KeyPredictState>().Titles;
        return WireFormat.Ok(call.Request, () => Tree.Many(
            "titles", titles.Select(title => Tree.One("title", ("id", Tree.Id(title.Id)), ("label", Tree.Of(title.Label))))));
    }

    private static Outcome Tests(Call call)
    {
        var (state, fields, baseUrl) = (call.State<KeyPredictState>(), FieldReader.Of(call), call.Request.BaseUrl);
        fields.Choice("language_id", state.Languages.Select(language => language.Id));
        if (fields.Refusal() is { } invalid) return invalid;
        return WireFormat.Ok(call.Request, () => Tree.Many("tests", state.Tests.Select(test => Tree.One(
            "test",
            ("id", Tree.Id(test.Id)),
            ("category", Tree.Of(test.Category)),
            ("label", Tree.Of(test.Label)),
            ("logo", Tree.Of(baseUrl + test.LogoPath)),
            ("price_in_credits", Tree.Count(test.Price))))));
    }

    private static Outcome Languages(Call call)
    {
        var (state, fields) = (call.State<KeyPredictState>(), FieldReader.Of(call));
        var testId = fields.Integer("test_id");
        if (fields.Refusal() is { } invalid) return invalid;
        var test = testId is { } id ? state.Tests.At(id) : null;
        if (testId is not null && test is null) return Refuse.TestNotFound("test_id", testId.Value, state);
        var languages = state.Languages.Where(language => test?.LanguageIds.Contains(language.Id) ?? true);
        return WireFormat.Ok(call.Request, () => Tree.Many("testLanguages", languages.Select(language => Tree.One(
            "testLanguage",
            ("id", Tree.Id(language.Id)),
            ("code", Tree.Plain(language.Code)),
            ("label", Tree.Of(language.Label)),
            ("default", Tree.Count(language.Id == state.Account.DefaultLanguageId ? 1 : 0))))));
    }
}
