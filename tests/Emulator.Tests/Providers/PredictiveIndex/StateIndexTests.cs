using Emulator.Providers.PredictiveIndex;
using Emulator.Providers.PredictiveIndex.Records;
using Emulator.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>After any series of writes, what an index finds is what looking through all records would find, for every user.</summary>
public class StateIndexTests
{
    private static readonly string[] Folders = ["", "\\Candidates", "\\Candidates\\North", "\\Candidates\\North\\Team", "\\Employees"];
    private static readonly string?[] ExternalIds = [null, "E-1", "E-2", "e-1"];
    private static readonly string[] Names = ["Ann", "ann", "Bo", "Éva", "Zoe"];

    /// <summary>A write, as numbers that choose who, where and what.</summary>
    private sealed record Write(int Verb, int Who, int Where, int What);

    private static Gen<Write[]> Series =>
        (from verb in Gen.Choose(0, 5)
         from who in Gen.Choose(0, 1000)
         from place in Gen.Choose(0, 1000)
         from what in Gen.Choose(0, 1000)
         select new Write(verb, who, place, what)).ArrayOf(40);

    [Fact]
    public void Every_list_and_every_look_up_finds_what_a_scan_finds() => Checking.All(Series, 60, writes =>
    {
        var state = writes.Aggregate(WithFolders(new BarePi("empty").State), Applied);
        foreach (var user in UsersOf(state))
        {
            foreach (var kind in new[] { AssessmentKind.Behavioral, AssessmentKind.Cognitive })
                ComparePages(state.Seen(kind, user), Seen(state, user).Where(one => one.Kind == kind));
            ComparePages(state.PeopleSeen(user), PeopleSeen(state, user));
            CompareFinds(state, user);
            foreach (var id in ExternalIds.OfType<string>())
            {
                Assert.Equal(Seen(state, user).FirstOrDefault(one => one.Kind == AssessmentKind.Behavioral && one.ExternalId == id),
                    state.SeeExternal(AssessmentKind.Behavioral, id, user));
                Assert.Equal(SeePerson(state, id, user), state.SeePerson(id, user));
                foreach (var person in state.Persons)
                    Assert.Equal(state.Persons.Any(other => other.Id != person.Id && other.ExternalPersonId == id && Sees(state, user, other)),
                        state.IsTaken(id, person.Id, user));
            }
        }

        foreach (var isEmployee in new[] { true, false })
        {
            var people = PeopleOf(state, isEmployee).ToList();
            CompareOrders(state, PredictiveIndexState.PeopleByLastName, isEmployee, people, PersonOrder.ByLastNameAlone);
            CompareOrders(state, PredictiveIndexState.PeopleByFirstName, isEmployee, people, PersonOrder.ByFirstNameAlone);
            CompareOrders(state, PredictiveIndexState.PeopleByEmail, isEmployee, people, PersonOrder.ByEmailAlone);
        }

        return Task.CompletedTask;
    });

    [Fact]
    public void What_was_worked_out_once_for_long_lists_is_kept_up_by_every_write() => Checking.All(Series, 60, writes =>
    {
        var state = WithFolders(new BarePi("empty").State);
        foreach (var write in writes)
        {
            // Also between writes, and on a state that others go on from.
            if (write.What % 2 == 0) state.Listed(1);
            state = Applied(state, write);
            if (write.What % 4 == 0) CompareListed(state);
        }

        CompareListed(state);
        return Task.CompletedTask;
    });

    private static void CompareListed(PredictiveIndexState state)
    {
        foreach (var one in state.Assessments)
            Assert.Equal(one.IsArchived ? default : new ListedAssessment(one, state.Persons.Find(one.PersonId)), state.Listed(one.Number));
        Assert.Equal(default, state.Listed(state.Assessments.Count + 1_000));
    }

    private static PredictiveIndexState WithFolders(PredictiveIndexState state)
    {
        foreach (var path in Folders.Where(path => state.FolderAt(state.RootFolder + path) is null))
        {
            state = state.NextId("folder", out var id);
            state = state with { Folders = state.Folders.Put(new Folder(id, state.RootFolder + path)) };
        }

        return state;
    }

    private static IEnumerable<User> UsersOf(PredictiveIndexState state)
    {
        yield return state.KeyHolder(Role.AccountOwner)!;
        var user = state.KeyHolder(Role.User)!;
        yield return user;
        yield return user with { Folders = [state.RootFolder, state.RootFolder + "\\candidates\\north"] };
        yield return user with { Folders = [.. new[] { "", "\\Candidates", "\\Candidates\\North", "\\Employees" }.Select(path => state.RootFolder + path)] };
    }

    private static PredictiveIndexState Applied(PredictiveIndexState state, Write write)
    {
        var (people, live) = (state.Persons.Where(person => !person.IsArchived).ToList(), state.Assessments.Where(one => !one.IsArchived).ToList());
        var (person, one) = (people.Count == 0 ? null : people[write.Who % people.Count], live.Count == 0 ? null : live[write.Who % live.Count]);
        var folder = state.RootFolder + Folders[write.Where % Folders.Length];
        return write.Verb switch
        {
            0 => Invited(state, NewPerson(ref state, write, folder: null), write, folder),
            1 => state.With(NewPerson(ref state, write, folder)),
            2 when person is not null => Invited(state, person, write, folder),
            3 when one is not null => state.Archive(one),
            4 when one is not null => state.With(one with { FolderPath = folder.ToUpperInvariant(), ExternalId = ExternalIds[write.What % 4] }),
            5 when person is not null && write.What % 3 == 0 =>
                state.With(person with { IsArchived = true }, state.LiveOf(person.Id).Select(each => each with { IsArchived = true })),
            5 when person is not null => state.With(
                person with { LastName = Names[write.What % 5], ExternalPersonId = ExternalIds[write.Where % 4], PersonType = 3 + (write.What % 2) }),
            _ => state,
        };
    }

    private static Person NewPerson(ref PredictiveIndexState state, Write write, string? folder)
    {
        state = state.NextId("person", out var id);
        return new Person(id)
        {
            FirstName = Names[write.Who % 5],
            LastName = Names[write.What % 5],
            Email = Names[write.Where % 5] + "@people.example",
            ExternalPersonId = ExternalIds[write.Where % 4],
            PersonType = 1 + (write.What % 5),
            FolderPath = folder,
        };
    }

    private static PredictiveIndexState Invited(PredictiveIndexState state, Person person, Write write, string folder)
    {
        state = state.NextId("assessment", out var id).NextNumber(out var number);
        return state.With(person, new Assessment(id)
        {
            Number = number,
            Kind = write.What % 3 == 0 ? AssessmentKind.Cognitive : AssessmentKind.Behavioral,
            PersonId = person.Id,
            ExternalId = ExternalIds[write.What % 4],
            FolderPath = folder,
            State = AssessmentState.Sent,
            SentAt = BarePi.Now,
            ExpiresAt = BarePi.Now.AddDays(10),
            AdministeredBy = new Administrator("A", "B", "a@b.example", null),
            LanguageLocale = "en-US",
            LinkCode = id,
        });
    }

    /// <summary>An index may find more than the filter that asked it lets pass, never less, and in the order of the list.</summary>
    private static void CompareFinds(PredictiveIndexState state, User user)
    {
        Person PersonOf(string id) => state.Persons.Find(id)!;
        foreach (var text in state.Persons.Select(person => person.Email).Concat(ExternalIds.OfType<string>()).Distinct())
        {
            var (ofKind, people) = (state.Found(AssessmentKind.Behavioral, user), state.PeopleFound(user));
            var all = Seen(state, user).Where(one => one.Kind == AssessmentKind.Behavioral).ToList();
            Assert.Equal(
                all.Where(one => PersonOf(one.PersonId).Email == text), ofKind("email", text)!.From(0).Where(one => PersonOf(one.PersonId).Email == text));
            Assert.Equal(all.Where(one => PersonOf(one.PersonId).ExternalPersonId == text), ofKind("externalPersonId", text)!.From(0));
            Assert.Equal(all.Where(one => one.ExternalId == text), ofKind("externalId", text)!.From(0));
            Assert.Equal(
                PeopleSeen(state, user).Where(one => PersonOf(one.Id).Email == text),
                people("assessmentUser/email", text)!.From(0).Where(one => PersonOf(one.Id).Email == text));
            Assert.Equal(
                PeopleSeen(state, user).Where(one => PersonOf(one.Id).ExternalPersonId == text), people("assessmentUser/externalPersonId", text)!.From(0));
        }

        Assert.Null(state.Found(AssessmentKind.Behavioral, user)("lastName", "Ann"));
    }

    private static void ComparePages<T>(IRows<T> rows, IEnumerable<T> expected)
        where T : class
    {
        var all = expected.ToList();
        Assert.Equal(all.Count, rows.Count);
        for (var skip = 0; skip <= all.Count + 1; skip++) Assert.Equal(all.Skip(skip), rows.From(skip));
    }

    private static void CompareOrders(
        PredictiveIndexState state, Emulator.Core.State.Ordered<Person, bool> index, bool isEmployee, List<Person> people, Comparison<Person> byKey)
    {
        var rows = state.Persons.In(index, isEmployee);
        ComparePages(new Upwards<Person>(rows), people.Order(Comparer<Person>.Create(byKey)));
        ComparePages(new TurnedRound<Person>(rows, byKey), people.OrderDescending(Comparer<Person>.Create(byKey)));
    }

    private static bool Sees(PredictiveIndexState state, User user, string folder) =>
        RoleMatrix.IsAdministrator(user.Role) || Folder.Same(folder, state.RootFolder)
        || user.Folders.Any(granted => !Folder.Same(granted, state.RootFolder) && Folder.Holds(granted, folder));

    private static IEnumerable<Assessment> Live(PredictiveIndexState state, Person person) =>
        state.Assessments.Where(one => one.PersonId == person.Id && !one.IsArchived);

    private static bool Sees(PredictiveIndexState state, User user, Person person) => !person.IsArchived
        && (Live(state, person).Any()
            ? Live(state, person).Any(one => Sees(state, user, one.FolderPath))
            : person.FolderPath is { } own && Sees(state, user, own));

    private static IEnumerable<Assessment> Seen(PredictiveIndexState state, User user) =>
        state.Assessments.Where(one => !one.IsArchived && Sees(state, user, one.FolderPath)).OrderByDescending(one => one.Number);

    private static IEnumerable<Presence> PeopleSeen(PredictiveIndexState state, User user) => state.Persons.Where(person => Sees(state, user, person))
        .OrderByDescending(person => Seen(state, user).FirstOrDefault(one => one.PersonId == person.Id)?.Number ?? 0)
        .Select(person => state.Presences.Find(person.Id)!);

    private static Person? SeePerson(PredictiveIndexState state, string id, User user) =>
        Seen(state, user).FirstOrDefault(one => state.Persons.Find(one.PersonId)!.ExternalPersonId == id) is { } newest
            ? state.Persons.Find(newest.PersonId)
            : state.Persons.FirstOrDefault(person => person.ExternalPersonId == id && Sees(state, user, person));

    /// <summary>By the order of a list that asks for none.</summary>
    private static IEnumerable<Person> PeopleOf(PredictiveIndexState state, bool isEmployee) => state.Persons
        .Where(person => person.IsEmployee == isEmployee && !person.IsArchived && (person.FolderPath is not null || Live(state, person).Any()))
        .OrderBy(person => person.LastName, StringComparer.OrdinalIgnoreCase).ThenBy(person => person.FirstName, StringComparer.OrdinalIgnoreCase)
        .ThenBy(person => person.Id, StringComparer.Ordinal);
}
