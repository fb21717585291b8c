using System.Globalization;
using Emulator.Providers.KeyPredict;
using Emulator.Providers.KeyPredict.Life;

namespace Emulator.Tests.Providers.KeyPredict;

public class LanguageOfTheMachineTests
{
    [Theory]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("tr-TR")]
    [InlineData("sv-SE")]
    public void Neither_the_wire_nor_the_journal_speaks_it(string culture)
    {
        var told = Told();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(told, Told());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static List<string> Told()
    {
        var state = BareAccount.Demo();
        var good = state.WithToken(BareAccount.Token, BareAccount.Now);
        var expired = state.WithToken(BareAccount.Token, BareAccount.Now.AddDays(-9));
        expired = expired with { Integrations = expired.Integrations.Set(expired.Integration with { ExpiresTokens = true }) };
        var broke = good with { Accounts = good.Accounts.Set(good.Account with { Credits = -3 }) };
        var completed = state.Assessments.First(assessment => assessment.IsCompleted);
        var pending = state.Assessments.First(assessment => assessment.IsPendingAt(BareAccount.Now));
        return
        [
            Tell(expired, "/customer/REST/list/title"),
            Tell(good.WithoutTokens("of the test", BareAccount.Now), "/customer/REST/list/title"),
            Tell(broke, $"/customer/REST/candidate/invite?id={state.Candidates.Last().Id}&test_id=13"),
            Tell(good, $"/customer/REST/candidate/invite?id={pending.CandidateId}&test_id={pending.TestId}"),
            Tell(good, $"/customer/REST/candidate/invite?id={pending.CandidateId}&test_id=141&test_language_id=1"),
            Tell(good, $"/customer/REST/report/score?id={pending.Id}"),
            Tell(good, "/customer/REST/assessment/paginate/completed/xml"),
            Tell(good, $"/customer/REST/assessment/result/xml?id={completed.Id}"),
            Tell(good, $"/assessment/report?key={completed.ReportKey}"),
            Tell(good, $"/assessment/report?key={completed.ReportKey}&outputFormat=pdf"),
            Tell(good, $"/assessment/session?key={pending.SessionKey}"),
        ];
    }

    private static string Tell(KeyPredictState state, string target)
    {
        var outcome = BareAccount.Decide(state, BareAccount.Get(target)).Outcome;
        return outcome.Refusal is { } refusal ? refusal.Detail + refusal.Fix : BareAccount.TextOf(outcome);
    }
}
