using Emulator.Core.Judging;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>By what people are looked for in PI2; whoever is found meets all that is asked.</summary>
internal sealed record PeopleFilter(string? Email, string? ExternalId, string? Id, string? JobId)
{
    /// <summary>Reads the parameters.</summary>
    public static PeopleFilter Of(Call call) =>
        new(Pi2List.Text(call, "Email"), Pi2List.Text(call, "ExternalPersonId"), Pi2List.Text(call, "PersonId"), Pi2List.Text(call, "JobId"));

    /// <summary>The people who are asked for, by name, found by the narrowest index; null when nothing is asked.</summary>
    public IEnumerable<Person>? Narrow(PredictiveIndexState state, bool isEmployee)
    {
        IEnumerable<Person> Some(params ReadOnlySpan<Person?> people) => [.. people.ToArray().OfType<Person>()];
        var among = Id is not null ? Some(state.Persons.Find(Id.ToLowerInvariant()))
            : ExternalId is not null ? state.Persons.In(PredictiveIndexState.PeopleOfExternalId, ExternalId)
            : Email is not null ? state.Persons.In(PredictiveIndexState.PeopleAtEmail, Email)
            : JobId is not null ? state.Persons.In(PredictiveIndexState.PeopleOfJob, (isEmployee, JobId.ToLowerInvariant()))
            : null;
        return among?.Where(person => !person.IsArchived && person.IsEmployee == isEmployee && Fits(person)).Order(ByName);
    }

    private static readonly Comparer<Person> ByName = Comparer<Person>.Create(PersonOrder.ByLastName);

    private bool Fits(Person person) =>
        Pi2List.Fits(Email, person.Email, StringComparison.OrdinalIgnoreCase) && Pi2List.Fits(ExternalId, person.ExternalPersonId)
        && Pi2List.Fits(Id, person.Id, StringComparison.OrdinalIgnoreCase) && Pi2List.Fits(JobId, person.JobId, StringComparison.OrdinalIgnoreCase);
}
