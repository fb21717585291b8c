using System.Reflection;
using System.Text.Json;
using Contracts.PredictiveIndex;
using Emulator.Providers.PredictiveIndex.Input;
using Emulator.Providers.PredictiveIndex.Records;
using Emulator.Providers.PredictiveIndex.Wire;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>What a filter reads of a record is what the wire shows of it.</summary>
public class FieldReaderTests
{
    private static readonly BarePi Pi = new();
    private static readonly WireObjects Wire = new(Pi.State, "http://pi.test", BarePi.Now);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_fields_of_assessments_are_read_as_they_are_shown(bool isNumber)
    {
        var readers = AssessmentRow.Readers(isNumber);
        var (behavioral, cognitive) = (FieldTable<AssessmentRow>.Of<BehavioralAssessment>(null, isNumber, readers),
            FieldTable<AssessmentRow>.Of<CognitiveAssessment>(null, isNumber, readers));
        var row = new AssessmentRow(Wire);
        foreach (var assessment in Pi.State.Assessments)
        {
            row.Turn(assessment);
            if (assessment.Kind is AssessmentKind.Behavioral) Compare(behavioral, row, Wire.Behavioral(assessment), isNumber);
            else Compare(cognitive, row, Wire.Cognitive(assessment), isNumber);
        }
    }

    [Theory]
    [InlineData(nameof(Role.AccountOwner))]
    [InlineData(nameof(Role.User))]
    public void The_fields_of_people_are_read_as_they_are_shown(string role)
    {
        var user = Pi.State.KeyHolder(Enum.Parse<Role>(role))!;
        var table = FieldTable<PersonRow>.Of<PeopleAndJobsRow>("peopleAndJobsSearchResult", true, PersonRow.Readers);
        var (row, shown) = (new PersonRow(Wire, user), new PersonRow(Wire, user));
        foreach (var presence in Pi.State.PeopleSeen(user).From(0))
        {
            row.Turn(presence);
            Compare(table, row, shown.Show(presence), isNumber: true);
        }
    }

    private static void Compare<TRow>(FieldTable<TRow> table, TRow row, object shown, bool isNumber)
    {
        foreach (var field in table.All) Assert.True(Value(shown, field.Path, isNumber).Equals(field.Read(row)), $"{field.Path} of {shown}");
    }

    private static FieldValue Value(object? shown, string path, bool isNumber)
    {
        foreach (var part in path.Split('/'))
            shown = shown?.GetType().GetProperty(part, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)!.GetValue(shown);
        return shown switch
        {
            null => default,
            string text => text,
            bool flag => flag,
            int number => number,
            double number => number,
            DateTimeOffset instant => instant,
            PersonType type => isNumber ? type.Number : type.Name,
            _ => throw new JsonException(path),
        };
    }
}
