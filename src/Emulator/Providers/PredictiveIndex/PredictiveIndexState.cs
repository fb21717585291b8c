using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Emulator.Core.State;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex;

/// <summary>All records of one PI system. What is archived stays in the tables and is found by nobody.</summary>
internal sealed record PredictiveIndexState : ProviderState
{
    [TableName("account")]
    public required Table<string, Account> Accounts { get; init; }

    public Table<string, User> Users { get; init; } = Table<string, User>.Empty;

    public Table<string, Folder> Folders { get; init; } = Table<string, Folder>.Empty;

    public Table<string, Job> Jobs { get; init; } = Table<string, Job>.Empty;

    public Table<string, Person> Persons { get; init; } = Table<string, Person>.Empty;

    public Table<string, Assessment> Assessments { get; init; } = Table<string, Assessment>.Empty;

    /// <summary>The owner of every key that was ever generated, also of those that were replaced.</summary>
    [JsonIgnore]
    public ImmutableDictionary<string, string> KeyOwners { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    [JsonIgnore]
    public required IdSequence Ids { get; init; }

    /// <summary>The one account.</summary>
    [JsonIgnore]
    public Account Account => Accounts.First();

    /// <summary>The root folder, named after the account.</summary>
    [JsonIgnore]
    public string RootFolder => "\\" + Account.Name;

    /// <summary>The user who owns or owned the key.</summary>
    public User? OwnerOf(string key) => KeyOwners.TryGetValue(key, out var id) ? Users.Find(id) : null;

    /// <summary>The folder with this path, without regard to case or a backslash at the end.</summary>
    public Folder? FolderAt(string path) => Folders.FirstOrDefault(folder => Folder.Same(folder.Path, path.TrimEnd('\\')));

    /// <summary>The assessments of a kind that the user sees, in no order.</summary>
    public IEnumerable<Assessment> Seen(AssessmentKind kind, User by) =>
        Assessments.Where(assessment => assessment.Kind == kind && !assessment.IsArchived && Sees(by, assessment.FolderPath));

    /// <summary>The assessment with this id, when the user sees it.</summary>
    public Assessment? See(AssessmentKind kind, string id, User by) =>
        Assessments.Find(id.ToLowerInvariant()) is { IsArchived: false } found && found.Kind == kind && Sees(by, found.FolderPath) ? found : null;

    /// <summary>The newest assessment with the caller's own id that the user sees.</summary>
    public Assessment? SeeExternal(AssessmentKind kind, string externalId, User by) =>
        Seen(kind, by).Where(assessment => assessment.ExternalId == externalId).MaxBy(assessment => assessment.Number);

    /// <summary>The person with the caller's own id, when the user sees it; of several the one with the newest assessment.</summary>
    public Person? SeePerson(string externalPersonId, User by) =>
        Assessments
            .Where(assessment => !assessment.IsArchived && Persons.Find(assessment.PersonId)!.ExternalPersonId == externalPersonId)
            .Where(assessment => Sees(by, assessment.FolderPath))
            .MaxBy(assessment => assessment.Number) is { } newest
            ? Persons.Find(newest.PersonId)
            : Persons.FirstOrDefault(person => person.ExternalPersonId == externalPersonId && Sees(by, person));

    /// <summary>Whether the user sees what lies in the folder.</summary>
    public bool Sees(User user, string folder) => (Account.PowerUserSeesAllFolders && user.Role is Role.PowerUser) || Visibility.Sees(user, folder, RootFolder);

    /// <summary>Whether the user sees the person: in a folder of one of its assessments, or where it lies when it has none.</summary>
    public bool Sees(User user, Person person)
    {
        if (person.IsArchived) return false;
        var live = LiveOf(person.Id).ToList();
        return live.Count > 0 ? live.Exists(assessment => Sees(user, assessment.FolderPath)) : person.FolderPath is { } own && Sees(user, own);
    }

    /// <summary>The assessments of both kinds that are not archived, of one person, newest first.</summary>
    public IEnumerable<Assessment> LiveOf(string personId) =>
        Assessments.Where(assessment => assessment.PersonId == personId && !assessment.IsArchived).OrderByDescending(assessment => assessment.Number);

    /// <summary>The person with this id, when the user sees it.</summary>
    public Person? SeePersonById(string id, User by) => Persons.Find(id.ToLowerInvariant()) is { } person && Sees(by, person) ? person : null;

    /// <summary>Where the user sees the person: with its newest assessment, or where it lies when it has none.</summary>
    public string? FolderOf(Person person, User by) => LiveOf(person.Id).FirstOrDefault(assessment => Sees(by, assessment.FolderPath))?.FolderPath ?? person.FolderPath;

    /// <summary>The records without the assessment. Its person, when PI2 made it, stays behind where the assessment lay.</summary>
    public PredictiveIndexState Archive(Assessment assessment)
    {
        var person = Persons.Find(assessment.PersonId)!;
        return this with
        {
            Assessments = Assessments.Put(assessment with { IsArchived = true }),
            Persons = person.FolderPath is null ? Persons : Persons.Put(person with { FolderPath = assessment.FolderPath }),
        };
    }

    /// <summary>The employees, or all others, who are the candidates of PI2; whoever has neither an assessment left nor a folder has gone.</summary>
    public IEnumerable<Person> People(bool isEmployee)
    {
        var assessed = Assessments.Where(assessment => !assessment.IsArchived).Select(assessment => assessment.PersonId).ToHashSet();
        return Persons.Where(person => person.IsEmployee == isEmployee && !person.IsArchived && (person.FolderPath is not null || assessed.Contains(person.Id)));
    }

    /// <summary>Whether another person whom the user sees has this external id. Whom he does not see is not there for him, or the refusal would tell.</summary>
    public bool IsTaken(string externalPersonId, string byOtherThan, User by) =>
        Persons.Any(other => other.Id != byOtherThan && other.ExternalPersonId == externalPersonId && Sees(by, other));
}
