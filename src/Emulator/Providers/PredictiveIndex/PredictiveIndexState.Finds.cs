using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex;

/// <content>Lists that are asked for by the text of a field: an external id or an address is looked up, not looked for.</content>
internal sealed partial record PredictiveIndexState
{
    /// <summary>The assessments of a kind that the user sees, newest first; with this text in a field where an index knows
    /// the field, perhaps in other case.</summary>
    public Func<string?, string, IRows<Assessment>?> Found(AssessmentKind kind, User by) => (field, text) => field switch
    {
        null => Seen(kind, by),
        "assessmentId" => new ListedRows<Assessment>(See(kind, text, by) is { } one ? [one] : []),
        "externalId" => new ListedRows<Assessment>([.. SeenOfExternalId(kind, text, by)]),
        "personId" => Of(Persons.Find(text) is { } person ? [person] : [], kind, by),
        "externalPersonId" => Of(Persons.In(PeopleOfExternalId, text), kind, by),
        "email" => Of(Persons.In(PeopleAtEmail, text), kind, by),
        _ => null,
    };

    /// <summary>The people whom the user sees, those assessed last first; with this text in a field where an index knows
    /// the field, perhaps in other case.</summary>
    public Func<string?, string, IRows<Presence>?> PeopleFound(User by) => (field, text) => field switch
    {
        null => PeopleSeen(by),
        "assessmentUser/id" => Of(Persons.Find(text) is { } person ? [person] : [], by),
        "assessmentUser/externalPersonId" => Of(Persons.In(PeopleOfExternalId, text), by),
        "assessmentUser/email" => Of(Persons.In(PeopleAtEmail, text), by),
        _ => null,
    };

    private ListedRows<Assessment> Of(IEnumerable<Person> people, AssessmentKind kind, User by) =>
        new([.. people.SelectMany(person => SeenOf(person, by))
            .Where(assessment => assessment.Kind == kind).OrderByDescending(assessment => assessment.Number)]);

    private ListedRows<Presence> Of(IEnumerable<Person> people, User by)
    {
        var seen = people.Where(person => Sees(by, person)).OrderByDescending(person => SeenOf(person, by).FirstOrDefault()?.Number ?? 0);
        return new([.. seen.Select(person => Presences.Find(person.Id)!)]);
    }
}
