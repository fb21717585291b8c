using System.Collections.Immutable;
using System.Globalization;
using Emulator.Core.Agenda;
using Emulator.Core.Effects;
using Emulator.Core.Keys;
using Emulator.Core.State;
using Emulator.Providers.PredictiveIndex.Life;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex;

/// <summary>A lived-in account: assessments of both kinds in every state, people in several folders, two jobs of which one has a
/// target, employees with results.</summary>
internal static class PredictiveIndexDemo
{
    private const int Candidates = 56;
    private const int Employees = 8;
    private static readonly AssessmentState[] States = Enum.GetValues<AssessmentState>();
    private static readonly string[] Teams = ["", "\\Candidates", "\\Candidates\\Engineering", "\\Candidates\\Sales"];

    private const int SharedDemos = 4;

    /// <summary>Any instant: what differs between workspaces of one seed is shifted, and the codes of links.</summary>
    private static readonly DateTimeOffset Epoch = DateTimeOffset.UnixEpoch;

    private static readonly Shared<long, (PredictiveIndexState State, ImmutableArray<AgendaEntry> Expiries)> Demos = new(SharedDemos, Shareable);

    /// <summary>The account with the demo in it, and what the demo brings besides records.</summary>
    public static (PredictiveIndexState State, Change Beside) Of(SeedContext context)
    {
        var (shared, shift) = (Demos.Of(context.Seed), context.Now - Epoch);
        var codes = new string[shared.State.Assessments.Count];
        for (var i = 0; i < codes.Length; i++) codes[i] = context.Secrets.Letters(16);
        var state = shared.State with
        {
            Jobs = shared.State.Jobs.Begin((job, _) => job with { CreatedAt = job.CreatedAt + shift }),
            Assessments = shared.State.Assessments.Begin((assessment, i) => Shifted(assessment, shift, codes[i])),
        };
        var beside = new Change { Entries = [.. shared.Expiries.Select(entry => entry with { Due = entry.Due + shift })] };
        return (state, beside.Claim([.. codes.Select(static code => new Claim(PredictiveIndexAccess.LinkKind, code))]));
    }

    /// <summary>What all have in common: the account, and when what is pending expires.</summary>
    private static (PredictiveIndexState State, ImmutableArray<AgendaEntry> Expiries) Shareable(long seed)
    {
        var state = Lived(seed);
        return (state, state.Assessments.Where(assessment => assessment.StateAt(Epoch) == assessment.State && assessment.IsPending)
            .Aggregate(Change.None, (change, assessment) => change.Expires(assessment)).Entries);
    }

    private static PredictiveIndexState Lived(long seed)
    {
        var state = WithJobs(PredictiveIndexSeed.Of(seed), Epoch.AddDays(-300));
        var made = new List<(Person Person, Assessment Assessment)>(Candidates + Employees);
        var people = SampleData.People(seed, "predictive index", Candidates + Employees);
        for (var i = 0; i < people.Count; i++)
        {
            var isEmployee = i >= Candidates;
            var kind = !isEmployee && i % 4 == 3 ? AssessmentKind.Cognitive : AssessmentKind.Behavioral;
            made.Add(Invite(ref state, seed, people[i], i, isEmployee, kind));
        }

        return Numbered(state, made);
    }

    private static Assessment Shifted(Assessment assessment, TimeSpan shift, string code) => assessment with
    {
        LinkCode = code,
        SentAt = assessment.SentAt + shift,
        OpenedAt = assessment.OpenedAt + shift,
        StartedAt = assessment.StartedAt + shift,
        FinishedAt = assessment.FinishedAt + shift,
        ExpiresAt = assessment.ExpiresAt + shift,
    };

    private static PredictiveIndexState WithJobs(PredictiveIndexState state, DateTimeOffset then)
    {
        var root = state.RootFolder;
        state = state.NextId("folder", out var engineering).NextId("folder", out var sales).NextId("job", out var engineer).NextId("job", out var seller);
        return state with
        {
            Folders = state.Folders.Begin([.. state.Folders, new Folder(engineering, root + Teams[2]), new Folder(sales, root + Teams[3])]),
            Jobs = state.Jobs.Begin(
            [
                new Job(engineer)
                {
                    Title = "Software Engineer",
                    ExternalJobId = "JOB-1",
                    FolderPath = root + "\\Positions",
                    CreatedAt = then,
                    Target = new JobTarget(0.74, 0.20, -1.94, 0.00),
                },
                new Job(seller) { Title = "Account Executive", FolderPath = root + "\\Positions", CreatedAt = then.AddDays(9) },
            ]),
        };
    }

    private static (Person, Assessment) Invite(
        ref PredictiveIndexState state, long seed, SamplePerson sample, int i, bool isEmployee, AssessmentKind kind)
    {
        state = state.NextId("person", out var personId).NextId(kind.ToString(), out var id);
        var end = isEmployee ? AssessmentState.Completed : States[i / 4 % States.Length];
        var role = i % 2 == 0 || kind is AssessmentKind.Cognitive ? Role.AccountOwner : Role.PowerUser;
        var owner = state.Users.First(user => user.Role == role);
        var sentAt = SentAt(Epoch, end, i, isEmployee);
        var life = kind is AssessmentKind.Cognitive ? PredictiveIndexSettings.CognitiveLife : PredictiveIndexSettings.BehavioralLife;
        var assessment = new Assessment(id)
        {
            Number = i, // Until they are numbered.
            Kind = kind,
            PersonId = personId,
            ExternalId = i % 3 == 0 ? Named("REQ", i) : null,
            FolderPath = state.RootFolder + (isEmployee ? "\\Employees" : Teams[i % 7 % Teams.Length]),
            State = AssessmentState.Sent,
            SentAt = sentAt,
            ExpiresAt = sentAt + life,
            AdministeredBy = new Administrator(owner.FirstName, owner.LastName, owner.Email, null),
            AssociatedPositionTitle = isEmployee ? null : i % 2 == 0 ? "Software Engineer" : "Account Executive",
            LanguageLocale = i % 5 == 0 ? "fr-FR" : PredictiveIndexSettings.DefaultLanguage,
            ScoringMethod = i % 3 == 0 ? PredictiveIndexSettings.ScoredByApi
                : i % 3 == 1 ? PredictiveIndexSettings.ScoredByInvitation
                : PredictiveIndexSettings.ScoredByOpenLink,
            LinkCode = id, // Each workspace has codes of its own.
        };
        var person = new Person(personId)
        {
            ExternalPersonId = i % 2 == 0 ? Named("P", i) : null,
            FirstName = sample.FirstName,
            LastName = sample.LastName,
            Email = sample.Email,
            PersonType = isEmployee ? 4 : 3,
            JobId = isEmployee ? null : state.Jobs.FirstOrDefault(job => job.Title == assessment.AssociatedPositionTitle)?.Id,
            Gender = i % 3 == 2 ? 0 : sample.IsFemale ? 2 : 1,
        };
        return (person, Lived(assessment, end, seed));
    }

    private static string Named(string kind, int i) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{1000 + i}");

    /// <summary>What is pending was sent lately, what is over some weeks ago.</summary>
    private static DateTimeOffset SentAt(DateTimeOffset now, AssessmentState end, int i, bool isEmployee)
    {
        var days = isEmployee ? 200 + (i * 11) : end is AssessmentState.Sent or AssessmentState.Opened or AssessmentState.Started ? 1 + (i % 5) : 20 + i;
        return now.AddDays(-days).AddMinutes(-(i * 37 % 480));
    }

    private static Assessment Lived(Assessment sent, AssessmentState end, long seed)
    {
        if (end is AssessmentState.Sent) return sent;
        if (end is AssessmentState.Expired) return sent with { State = end, FinishedAt = sent.ExpiresAt };
        var lived = sent with { State = end, OpenedAt = sent.SentAt.AddHours(3) };
        if (end is AssessmentState.Opened) return lived;
        lived = lived with { StartedAt = sent.SentAt.AddHours(4) };
        if (end is AssessmentState.Started) return lived;
        lived = lived with { FinishedAt = sent.SentAt.AddHours(5) };
        if (end is not AssessmentState.Completed) return lived;
        return sent.Kind is AssessmentKind.Behavioral
            ? lived with { Behavioral = Scores.Behavioral(seed, sent.Id, null) }
            : lived with { CognitiveScore = Scores.Cognitive(seed, sent.Id, null) };
    }

    /// <summary>Numbers the assessments in the order in which they were sent, so that lists are newest first.</summary>
    private static PredictiveIndexState Numbered(PredictiveIndexState state, List<(Person Person, Assessment Assessment)> made)
    {
        var numbered = new List<Assessment>(made.Count);
        var bySending = made.ConvertAll(pair => pair.Assessment);
        bySending.Sort(static (one, other) => one.SentAt.CompareTo(other.SentAt) is not 0 and var order ? order : one.Number.CompareTo(other.Number));
        foreach (var assessment in bySending)
        {
            state = state.NextNumber(out var number);
            numbered.Add(assessment with { Number = number });
        }

        return state with
        {
            Persons = state.Persons.Begin(made.Select(pair => pair.Person)),
            Assessments = state.Assessments.Begin(numbered),
            Presences = state.Presences.Begin(numbered.Select(assessment => new Presence(assessment.PersonId, assessment.Number, null))),
        };
    }
}
