using System.Text.Json.Serialization;
using Emulator.Core.State;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex;

/// <summary>All records of one PI system, each table with its indices. What is archived stays in the tables and is in no index.</summary>
internal sealed partial record PredictiveIndexState : ProviderState
{
    private static readonly StringComparer AnyCase = StringComparer.OrdinalIgnoreCase;

    public required Single<Account> Account { get; init; }

    public static readonly Unique<User, string> UserByEmail = new(user => user.Email, comparer: AnyCase);

    public static readonly Ordered<User, bool> UsersByRole = new(_ => true, (one, other) => ((int)one.Role).CompareTo((int)other.Role));

    public static readonly Ordered<User, Role> KeyHolders = new(user => user.Role, when: user => user.ApiKey is not null);

    public static readonly Ordered<User, string> UsersAtHome = new(user => user.DefaultFolder, comparer: AnyCase);

    /// <summary>Whom a folder was granted, with its path as it was written then.</summary>
    public static readonly Several<User, string> UsersGranted = new(user => user.Folders);

    public Table<string, User> Users { get; init; } = Table<string, User>.With(UserByEmail, UsersByRole, KeyHolders, UsersAtHome, UsersGranted);

    public static readonly Unique<Folder, string> FolderByPath = new(folder => folder.Path, comparer: AnyCase);

    public static readonly Ordered<Folder, bool> FoldersByPath = new(_ => true, (one, other) => string.CompareOrdinal(one.Path, other.Path));

    public static readonly Ordered<Folder, string> FoldersWithin = new(folder => folder.Parent, comparer: AnyCase);

    public Table<string, Folder> Folders { get; init; } = Table<string, Folder>.With(FolderByPath, FoldersByPath, FoldersWithin);

    public static readonly Ordered<Job, bool> JobsByAge = new(_ => true, (one, other) => one.CreatedAt.CompareTo(other.CreatedAt));

    public static readonly Ordered<Job, string> JobsIn = new(job => job.FolderPath, comparer: AnyCase);

    public Table<string, Job> Jobs { get; init; } = Table<string, Job>.With(JobsByAge, JobsIn);

    public static readonly Ordered<Person, bool> PeopleByLastName = new(person => person.IsEmployee, PersonOrder.ByLastName, IsThere);

    public static readonly Ordered<Person, bool> PeopleByFirstName = new(person => person.IsEmployee, PersonOrder.ByFirstName, IsThere);

    public static readonly Ordered<Person, bool> PeopleByEmail = new(person => person.IsEmployee, PersonOrder.ByEmail, IsThere);

    public static readonly Ordered<Person, string> PeopleAtEmail = new(person => person.Email, when: IsThere, comparer: AnyCase);

    public static readonly Ordered<Person, string> PeopleOfExternalId =
        new(person => person.ExternalPersonId!, when: person => IsThere(person) && person.ExternalPersonId is not null);

    public static readonly Ordered<Person, (bool IsEmployee, string JobId)> PeopleOfJob =
        new(person => (person.IsEmployee, person.JobId!), PersonOrder.ByLastName, person => IsThere(person) && person.JobId is not null);

    public Table<string, Person> Persons { get; init; } =
        Table<string, Person>.With(PeopleByLastName, PeopleByFirstName, PeopleByEmail, PeopleAtEmail, PeopleOfExternalId, PeopleOfJob);

    public static readonly Ordered<Assessment, AssessmentKind> AssessmentsOfKind = new(assessment => assessment.Kind, Assessment.NewestFirst, IsThere);

    public static readonly Ordered<Assessment, PlaceOfKind> AssessmentsIn =
        new(assessment => new PlaceOfKind(assessment.Kind, assessment.FolderPath), Assessment.NewestFirst, IsThere);

    public static readonly Ordered<Assessment, string> AssessmentsOfPerson = new(assessment => assessment.PersonId, Assessment.NewestFirst, IsThere);

    public static readonly Ordered<Assessment, (AssessmentKind Kind, string ExternalId)> AssessmentsOfExternalId = new(
        assessment => (assessment.Kind, assessment.ExternalId!),
        Assessment.NewestFirst,
        assessment => IsThere(assessment) && assessment.ExternalId is not null);

    /// <summary>The secret in a link is found by its hash, with a key that the process draws at its start: how long that takes tells nothing of where two links
    /// differ.</summary>
    public static readonly Unique<Assessment, string> AssessmentByLink = new(assessment => assessment.LinkCode, IsThere);

    public Table<string, Assessment> Assessments { get; init; } =
        Table<string, Assessment>.With(AssessmentsOfKind, AssessmentsIn, AssessmentsOfPerson, AssessmentsOfExternalId, AssessmentByLink);

    /// <summary>Found by its hash, as links are.</summary>
    public static readonly Unique<IssuedKey, string> KeyByValue = new(issued => issued.Key);

    /// <summary>Every key that was ever generated, also those that were replaced. Not exported: users show their keys.</summary>
    [NotShown]
    public Table<string, IssuedKey> IssuedKeys { get; init; } = Table<string, IssuedKey>.With(KeyByValue);

    public static readonly Ordered<Presence, bool> AssessedLast = new(_ => true, (one, other) => other.Newest.CompareTo(one.Newest));

    public static readonly Ordered<Presence, string> Unassessed =
        new(presence => presence.Folder!, when: presence => presence.Folder is not null, comparer: AnyCase);

    /// <summary>Who is there, in the order of lists of people. Not exported: it follows from persons and assessments.</summary>
    [NotShown]
    public Table<string, Presence> Presences { get; init; } = Table<string, Presence>.With(AssessedLast, Unassessed);

    public required IdSequence Ids { get; init; }

    /// <summary>The root folder, named after the account.</summary>
    [JsonIgnore]
    public string RootFolder => Account.Value.RootFolder;

    private static bool IsThere(Person person) => !person.IsArchived;

    private static bool IsThere(Assessment assessment) => !assessment.IsArchived;
}
