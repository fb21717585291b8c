using Emulator.Core.Keys;

namespace Emulator.Providers.PredictiveIndex;

/// <summary>Records of fixed names among which a filter, an order and a page can go wrong: decoys that differ in one thing.</summary>
internal static class PredictiveIndexFixtureFilters
{
    /// <summary>The account of <see cref="PredictiveIndexFixtureRecords"/> with three people of fixed names more, and their ids by name.</summary>
    public static (PredictiveIndexState State, Dictionary<string, object> Values) Of(
        PredictiveIndexState state, Secrets secrets, long seed, DateTimeOffset now)
    {
        var (made, values) = PredictiveIndexFixtureRecords.OneOfEach(state, secrets, seed, now);
        var person = made.Persons.Find((string)values["openPersonId"])!;
        var open = made.Assessments.Find((string)values["openAssessmentId"])!;
        var job = made.Jobs.Find((string)values["jobId"])!;
        var number = 7;
        foreach (var (name, days) in new[] { ("Bravo", 3), ("Alfa", 2), ("Charlie", 1) })
        {
            made = made.NextId("person", out var personId).NextId("Behavioral", out var assessmentId).NextId("job", out var jobId).NextNumber(out _);
            made = made with
            {
                Jobs = made.Jobs.Put(job with
                {
                    Id = jobId,
                    Title = "Job " + name,
                    ExternalJobId = "JOB-" + name,
                    CreatedAt = now.AddDays(
                -days)
                })
            };
            made = made.With(
                person with
                {
                    Id = personId,
                    FirstName = "Decoy",
                    LastName = "Zz" + name,
                    ExternalPersonId = "F-" + name,
                    Email = name.ToLowerInvariant(
                    ) + "@people.example"
                },
                open with
                {
                    Id = assessmentId,
                    Number = number++,
                    PersonId = personId,
                    ExternalId = "FILTER-" + name,
                    SentAt = now.AddHours(-days),
                    LinkCode = secrets.Letters(16),
                });
            values["assessmentOf" + name] = assessmentId;
            values["jobOf" + name] = jobId;
        }

        return (made, values);
    }
}
