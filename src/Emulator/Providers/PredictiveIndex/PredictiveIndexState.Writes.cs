using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex;

/// <content>How persons, assessments and keys are written: what follows from them is written with them.</content>
internal sealed partial record PredictiveIndexState
{
    /// <summary>The records with the user and the key that was generated for him last.</summary>
    public PredictiveIndexState WithKeyOf(User user) => this with { Users = Users.Put(user), IssuedKeys = IssuedKeys.Put(IssuedKey.Of(user)) };

    /// <summary>The records with the assessment, whose person stays as it is.</summary>
    public PredictiveIndexState With(Assessment assessment) =>
        (this with { Assessments = Assessments.Put(assessment) }).Placed(assessment.PersonId).ListedAfter(this, assessment.PersonId, [assessment.Id]);

    /// <summary>The records with the person and these assessments of it.</summary>
    public PredictiveIndexState With(Person person, params IEnumerable<Assessment> assessments)
    {
        Assessment[] written = [.. assessments];
        return (this with { Persons = Persons.Put(person), Assessments = Assessments.Put(written) }).Placed(person.Id)
            .ListedAfter(this, person.Id, written.Select(assessment => assessment.Id));
    }

    /// <summary>The records without the assessment. Its person, when PI2 made it, stays behind where the assessment lay.</summary>
    public PredictiveIndexState Archive(Assessment assessment)
    {
        var person = Persons.Find(assessment.PersonId)!;
        var after = person.FolderPath is null ? person : person with { FolderPath = assessment.FolderPath };
        return With(after, assessment with { IsArchived = true });
    }

    /// <summary>The next id of a series, and the records in which it is used up.</summary>
    public PredictiveIndexState NextId(string series, out string id)
    {
        (id, var ids) = Ids.NextGuid(series);
        return this with { Ids = ids };
    }

    /// <summary>The number of the next assessment, and the records in which it is used up.</summary>
    public PredictiveIndexState NextNumber(out int number)
    {
        (number, var ids) = Ids.Next("assessment number");
        return this with { Ids = ids };
    }

    /// <summary>The records in which the person has its place in the lists of people, or none: whoever has neither an assessment left nor a folder has gone for
    /// good.</summary>
    private PredictiveIndexState Placed(string personId)
    {
        var (person, live) = (Persons.Find(personId)!, LiveOf(personId));
        if (person.IsArchived) return this with { Presences = Presences.Remove(personId) };
        if (live.IsEmpty && person.FolderPath is null)
            return this with { Persons = Persons.Put(person with { IsArchived = true }), Presences = Presences.Remove(personId) };
        var place = live.IsEmpty ? new Presence(personId, 0, person.FolderPath) : new Presence(personId, live[0].Number, null);
        return place == Presences.Find(personId) ? this : this with { Presences = Presences.Put(place) };
    }
}
