using Emulator.Core.State;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex;

/// <content>Each assessment with its person, for filters that ask of every assessment who the person is. Worked out when it is first asked for, and kept up by
/// the writes from then on.</content>
internal sealed partial record PredictiveIndexState
{
    private Listing? listing;

    /// <summary>The assessment with this number and its person; nothing when it is archived. Who looks for a few asks the tables: the first call works it
    /// out for all.</summary>
    public ListedAssessment Listed(int number)
    {
        if (listing is not { } known || !known.IsOf(this)) listing = known = Listing.Of(this);
        return known.Rows.Find(number);
    }

    /// <summary>The records that a write led to from these, with the listing kept up: for these assessments, or all of a person who has changed.</summary>
    private PredictiveIndexState ListedAfter(PredictiveIndexState before, string personId, IEnumerable<string> assessments)
    {
        if (before.listing is not { } known || !known.IsOf(before)) return this;
        var (person, rows) = (Persons.Find(personId), known.Rows);
        if (!ReferenceEquals(person, before.Persons.Find(personId))) assessments = assessments.Concat(LiveOf(personId).Select(one => one.Id));
        foreach (var id in assessments)
            if (Assessments.Find(id) is { } one) rows = rows.Set(one.Number, one.IsArchived ? default : new(one, person));
        listing = new Listing(Persons, Assessments, rows);
        return this;
    }

    /// <summary>What was worked out, and from which tables.</summary>
    private sealed record Listing(Table<string, Person> Persons, Table<string, Assessment> Assessments, Numbered<ListedAssessment> Rows)
    {
        public static Listing Of(PredictiveIndexState state) => new(state.Persons, state.Assessments, Numbered<ListedAssessment>.Of(
            from assessment in state.Assessments
            where !assessment.IsArchived
            select KeyValuePair.Create(assessment.Number, new ListedAssessment(assessment, state.Persons.Find(assessment.PersonId)))));

        public bool IsOf(PredictiveIndexState state) => ReferenceEquals(Persons, state.Persons) && ReferenceEquals(Assessments, state.Assessments);
    }
}
