using System.Collections.Immutable;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex;

/// <content>What is found in the records, and by whom: what a user does not see is not there for him.</content>
internal sealed partial record PredictiveIndexState
{
    /// <summary>The key that was issued with this value.</summary>
    public IssuedKey? Issued(string key) => IssuedKeys.By(KeyByValue, key);

    /// <summary>The user who owns or owned the key.</summary>
    public User? OwnerOf(string key) => Issued(key) is { } issued ? Users.Find(issued.UserId) : null;

    /// <summary>The first user of a role who has a key.</summary>
    public User? KeyHolder(Role role) => Users.In(KeyHolders, role) is { IsEmpty: false } holders ? holders[0] : null;

    /// <summary>The folder with this path, without regard to case or a backslash at the end.</summary>
    public Folder? FolderAt(string path) => Folders.By(FolderByPath, path.TrimEnd('\\'));

    /// <summary>Whether the user sees what lies in the folder.</summary>
    public bool Sees(User user, string folder) => SeesAll(user) || Visibility.Sees(user, folder, RootFolder);

    /// <summary>Whether the user sees the person: in a folder of one of its assessments, or where it lies when it has none.</summary>
    public bool Sees(User user, Person person)
    {
        if (person.IsArchived) return false;
        if (Presences.Find(person.Id) is { Folder: { } own }) return Sees(user, own);
        foreach (var assessment in LiveOf(person.Id))
            if (Sees(user, assessment.FolderPath)) return true;
        return false;
    }

    /// <summary>The assessments of a kind that the user sees, newest first.</summary>
    public IRows<Assessment> Seen(AssessmentKind kind, User by) => Newest(SeesAll(by) ? [Assessments.In(AssessmentsOfKind, kind)] : GroupsSeen(kind, by));

    /// <summary>The people whom the user sees, those assessed last first. Who sees all folders pages through the index; the assessments that another sees are
    /// walked.</summary>
    public IRows<Presence> PeopleSeen(User by)
    {
        if (SeesAll(by)) return new NewestFirst<Presence>([Presences.In(AssessedLast, true)], presence => presence.Newest);
        var (people, known) = (new List<Presence>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var assessment in Newest([.. GroupsSeen(AssessmentKind.Behavioral, by), .. GroupsSeen(AssessmentKind.Cognitive, by)]).From(0))
            if (known.Add(assessment.PersonId)) people.Add(Presences.Find(assessment.PersonId)!);
        people.AddRange(FoldersSeen(by).SelectMany(folder => Presences.In(Unassessed, folder)).OrderBy(presence => presence.Id, StringComparer.Ordinal));
        return new ListedRows<Presence>(people);
    }

    /// <summary>The assessment with this id, when the user sees it.</summary>
    public Assessment? See(AssessmentKind kind, string id, User by) =>
        Assessments.Find(id.ToLowerInvariant()) is { IsArchived: false } found && found.Kind == kind && Sees(by, found.FolderPath) ? found : null;

    /// <summary>The newest assessment with the caller's own id that the user sees.</summary>
    public Assessment? SeeExternal(AssessmentKind kind, string externalId, User by) => SeenOfExternalId(kind, externalId, by).FirstOrDefault();

    /// <summary>The assessments with the caller's own id that the user sees, newest first.</summary>
    public IEnumerable<Assessment> SeenOfExternalId(AssessmentKind kind, string externalId, User by) =>
        Assessments.In(AssessmentsOfExternalId, (kind, externalId)).Where(assessment => Sees(by, assessment.FolderPath));

    /// <summary>The person with the caller's own id, when the user sees it; of several the one with the newest assessment.</summary>
    public Person? SeePerson(string externalPersonId, User by) =>
        Persons.In(PeopleOfExternalId, externalPersonId).Where(person => Sees(by, person)).MaxBy(person => SeenOf(person, by).FirstOrDefault()?.Number ?? 0);

    /// <summary>The person with this id, when the user sees it.</summary>
    public Person? SeePersonById(string id, User by) => Persons.Find(id.ToLowerInvariant()) is { } person && Sees(by, person) ? person : null;

    /// <summary>Whether another person whom the user sees has this external id. Whom he does not see is not there for him, or the refusal would tell.</summary>
    public bool IsTaken(string externalPersonId, string byOtherThan, User by) =>
        Persons.In(PeopleOfExternalId, externalPersonId).Any(other => other.Id != byOtherThan && Sees(by, other));

    /// <summary>The assessments of both kinds that are not archived, of one person, newest first.</summary>
    public ImmutableSortedSet<Assessment> LiveOf(string personId) => Assessments.In(AssessmentsOfPerson, personId);

    /// <summary>Those of them that the user sees.</summary>
    public IEnumerable<Assessment> SeenOf(Person person, User by) => LiveOf(person.Id).Where(assessment => Sees(by, assessment.FolderPath));

    /// <summary>Where the user sees the person: with its newest assessment, or where it lies when it has none.</summary>
    public string? FolderOf(Person person, User by) => SeenOf(person, by).FirstOrDefault()?.FolderPath ?? person.FolderPath;

    private bool SeesAll(User user) => Visibility.SeesAll(user.Role) || (user.Role is Role.PowerUser && Account.Value.PowerUserSeesAllFolders);

    private static NewestFirst<Assessment> Newest(ImmutableArray<ImmutableSortedSet<Assessment>> groups) => new(groups, assessment => assessment.Number);

    private ImmutableArray<ImmutableSortedSet<Assessment>> GroupsSeen(AssessmentKind kind, User by) =>
        [.. FoldersSeen(by).Select(folder => Assessments.In(AssessmentsIn, new PlaceOfKind(kind, folder))).Where(group => !group.IsEmpty)];

    /// <summary>The folders whose content the user sees who does not see all: the root, but not what lies below it, and those granted with all below.</summary>
    private HashSet<string> FoldersSeen(User by)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { RootFolder };
        var open = new Queue<string>(by.Folders);
        while (open.TryDequeue(out var folder))
        {
            if (!seen.Add(folder)) continue;
            foreach (var inner in Folders.In(FoldersWithin, folder)) open.Enqueue(inner.Path);
        }

        return seen;
    }
}
