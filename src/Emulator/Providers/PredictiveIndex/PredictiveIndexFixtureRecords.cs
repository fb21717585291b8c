using System.Globalization;
using Emulator.Core.Keys;
using Emulator.Core.State;
using Emulator.Providers.PredictiveIndex.Life;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex;

/// <summary>One record of each kind, with nothing left empty that may be filled: what contracts pin the shapes on.</summary>
internal static class PredictiveIndexFixtureRecords
{
    /// <summary>The account with its records, and their ids by name.</summary>
    public static (PredictiveIndexState State, Dictionary<string, object> Values) OneOfEach(
        PredictiveIndexState state, Secrets secrets, long seed, DateTimeOffset now)
    {
        var people = SampleData.People(seed, "predictive index fixtures", 5);
        var owner = state.KeyHolder(Role.AccountOwner)!;
        var administrator = new Administrator(owner.FirstName, owner.LastName, owner.Email, "+1 555 0100");
        var job = new Job(Next("job"))
        {
            Title = "Software Engineer",
            ExternalJobId = "JOB-1",
            FolderPath = state.RootFolder + "\\Positions",
            CreatedAt = now.AddDays(-90),
            Target = new JobTarget(0.74, 0.20, -1.94, 0.00),
        };
        var (ada, open, hidden, employee) = (NewPerson(0, 3), NewPerson(1, 3), NewPerson(2, 3), NewPerson(3, 4));
        var completed = Completed(Sent(1, AssessmentKind.Behavioral, ada, state.RootFolder));
        var cognitive = Completed(Sent(2, AssessmentKind.Cognitive, ada, state.RootFolder));
        var sent = Sent(3, AssessmentKind.Behavioral, open, state.RootFolder);
        var sentCognitive = Sent(4, AssessmentKind.Cognitive, open, state.RootFolder);
        var elsewhere = Completed(Sent(5, AssessmentKind.Behavioral, hidden, state.RootFolder + "\\Candidates"));
        var employed = Completed(Sent(6, AssessmentKind.Behavioral, employee, state.RootFolder));
        for (var i = 0; i < 6; i++) state = state.NextNumber(out _);
        state = state with { Jobs = state.Jobs.Put(job) };
        state = state.With(ada, completed, cognitive).With(open, sent, sentCognitive).With(hidden, elsewhere).With(employee, employed);
        return (state, new()
        {
            ["companyId"] = state.Account.Value.Id,
            ["jobId"] = job.Id,
            ["personId"] = ada.Id,
            ["externalPersonId"] = ada.ExternalPersonId!,
            ["email"] = ada.Email,
            ["openPersonId"] = open.Id,
            ["openPersonEmail"] = open.Email,
            ["employeeId"] = employee.Id,
            ["newEmail"] = people[4].Email,
            ["assessmentId"] = completed.Id,
            ["externalId"] = completed.ExternalId!,
            ["openAssessmentId"] = sent.Id,
            ["openExternalId"] = sent.ExternalId!,
            ["cognitiveAssessmentId"] = cognitive.Id,
            ["hiddenAssessmentId"] = elsewhere.Id,
        });

        string Next(string series)
        {
            state = state.NextId(series, out var id);
            return id;
        }

        Person NewPerson(int i, int type) => new(Next("person"))
        {
            ExternalPersonId = string.Create(CultureInfo.InvariantCulture, $"P-{i + 1}"),
            FirstName = people[i].FirstName,
            MiddleName = "M.",
            LastName = people[i].LastName,
            Email = people[i].Email,
            PersonType = type,
            Gender = people[i].IsFemale ? 2 : 1,
            JobName = type == 4 ? people[i].JobTitle : null,
            JobId = type == 3 ? job.Id : null,
        };

        Assessment Sent(int number, AssessmentKind kind, Person person, string folder) => new(Next(kind.ToString()))
        {
            Number = number,
            Kind = kind,
            PersonId = person.Id,
            ExternalId = string.Create(CultureInfo.InvariantCulture, $"REQ-{number}"),
            FolderPath = folder,
            State = AssessmentState.Sent,
            SentAt = now.AddDays(-3),
            ExpiresAt = now.AddDays(7),
            AdministeredBy = administrator,
            AssociatedPositionTitle = job.Title,
            LanguageLocale = "en-US",
            LinkCode = secrets.Letters(16),
            StatusWebhook = WebhookAddress.Parse("http://127.0.0.1:9/listener"),
        };

        Assessment Completed(Assessment open)
        {
            var done = open with { State = AssessmentState.Completed, OpenedAt = now.AddDays(-2), StartedAt = now.AddDays(-2), FinishedAt = now.AddDays(-1) };
            return done.Kind is AssessmentKind.Behavioral
                ? done with { Behavioral = Scores.Behavioral(seed, done.Id, null), ScoreId = Next("score") }
                : done with { CognitiveScore = Scores.Cognitive(seed, done.Id, null) };
        }
    }
}
