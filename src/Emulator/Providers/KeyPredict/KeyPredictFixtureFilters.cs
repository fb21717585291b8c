using Emulator.Core.Keys;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict;

/// <summary>Records of fixed names among which a filter and a page can go wrong: a second candidate of another group with completed and pending assessments of
/// the same tests, and one who left nearly all empty.</summary>
internal static class KeyPredictFixtureFilters
{
    /// <summary>The account of <see cref="KeyPredictFixtureRecords"/> with these records more, and their ids by name.</summary>
    public static (KeyPredictState State, Dictionary<string, object> Values) Of(KeyPredictState state, Secrets secrets, long seed, DateTimeOffset now)
    {
        var (made, values) = KeyPredictFixtureRecords.OneOfEach(state, secrets, seed, now);
        var ids = new NewIds(made.Ids);
        var first = made.Candidates.Find((int)values["candidateId"])!;
        var completed = made.Assessments.Find((int)values["completedAssessmentId"])!;
        var pending = made.Assessments.Find((int)values["pendingAssessmentId"])!;
        var group = new Group(ids.Group(), "Decoys");
        var wanted = first with { FirstName = "Wanted", LastName = "Alpha" };
        var decoy = first with
        {
            Id = ids.Candidate(),
            FirstName = "Decoy",
            LastName = "Beta",
            Email = "beta@people.example",
            Login = "beta@people.example",
            GroupIds = [group.Id],
        };
        var empty = new Candidate(ids.Candidate(), "Empty", "Gamma", null, "gamma", now.AddDays(-1)) { LanguageId = first.LanguageId };
        var (done, open) = (
            completed with
            {
                Id = ids.Assessment(),
                CandidateId = decoy.Id,
                CompletedAt = now.AddDays(-2),
                SessionKey = secrets.Hex(32),
                ReportKey = secrets.Hex(32)
            },
            pending with { Id = ids.Assessment(), CandidateId = decoy.Id, SessionKey = secrets.Hex(32), ReportKey = secrets.Hex(32) });
        values["decoyCandidateId"] = decoy.Id;
        values["decoyAssessmentId"] = done.Id;
        values["decoyGroupId"] = group.Id;
        values["emptyCandidateId"] = empty.Id;
        return (made with
        {
            Ids = ids.After,
            Groups = made.Groups.Put(group),
            Candidates = made.Candidates.Put([wanted, decoy, empty]),
            Assessments = made.Assessments.Put([done, open]),
        }, values);
    }
}
