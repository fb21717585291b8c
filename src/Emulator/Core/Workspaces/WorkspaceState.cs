using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Emulator.Core.History;
using Emulator.Core.Keys;
using Emulator.Core.State;

namespace Emulator.Core.Workspaces;

/// <summary>All that a workspace is, in one immutable value: what a restore brings back, and what it leaves alone. Clock and quota counters go on by themselves
/// and are read when the value is written.</summary>
public sealed record WorkspaceState : ProviderState
{
    /// <summary>The area of the workspace's own tables.</summary>
    public const string Area = "workspace";

    /// <summary>The area of the emulator's own tables in the world.</summary>
    public const string Core = "emulator";

    private const string VersionName = "version";

    /// <summary>The claims by what a call carries.</summary>
    public static readonly Unique<IssuedClaim, Claim> ByClaim = new(static issued => issued.Claim);

    /// <summary>What the names of the snapshots take, in bytes.</summary>
    public static readonly Sum<Snapshot> NameBytes = new(static snapshot => sizeof(char) * (long)(snapshot.Name?.Length ?? 0));

    /// <summary>Nothing yet.</summary>
    public static WorkspaceState Empty { get; } = new();

    /// <summary>The version of the commit that led here.</summary>
    public long Version { get; init; }

    /// <summary>What a restore brings back.</summary>
    [JsonIgnore]
    public World World { get; init; } = World.Empty;

    /// <summary>What other parts of the program keep of the workspace, by their names; a restore leaves it alone.</summary>
    [JsonIgnore]
    public ImmutableSortedDictionary<string, ProviderState> Beside { get; init; } =
        ImmutableSortedDictionary.Create<string, ProviderState>(StringComparer.Ordinal);

    /// <summary>How the workspace began.</summary>
    public Single<Origin> Origin { get; init; } = new(Workspaces.Origin.Unknown);

    /// <summary>What is said of the workspace from outside.</summary>
    public Single<WorkspaceTag> Tag { get; init; } = new(WorkspaceTag.None);

    /// <summary>The snapshots taken. Number 0 is the workspace as it was made.</summary>
    public Table<int, Snapshot> Snapshots { get; init; } = Table<int, Snapshot>.With(NameBytes);

    /// <summary>The number of the snapshot that was taken last.</summary>
    public int LastSnapshot { get; init; }

    /// <summary>The credentials and secrets that were ever issued, in the order of their issue.</summary>
    public Table<long, IssuedClaim> Claims { get; init; } = Table<long, IssuedClaim>.With(ByClaim);

    /// <summary>The number of the claim that was issued last.</summary>
    public long LastClaim { get; init; }

    /// <summary>The parts by their names, with what each keeps.</summary>
    [JsonIgnore]
    public IEnumerable<KeyValuePair<string, ProviderState>> Areas => [new(Area, this), new(Core, World), .. World.Providers, .. Beside];

    /// <inheritdoc/>
    [JsonIgnore]
    public override long KeptBytes =>
        Snapshots.Of(NameBytes) + World.KeptBytes
        + World.Providers.Values.Sum(static state => state.KeptBytes) + Beside.Values.Sum(static state => state.KeptBytes);

    /// <summary>The value with these credentials and secrets issued; those that were before are not issued twice.</summary>
    public WorkspaceState Issue(ImmutableArray<Claim> claims)
    {
        if (Claims.Count == 0)
        {
            IssuedClaim[] first = [.. claims.Distinct().Select((claim, i) => new IssuedClaim(LastClaim + i + 1, claim))];
            return first.Length == 0 ? this : this with { Claims = Claims.Begin(first), LastClaim = LastClaim + first.Length };
        }

        var (issued, last) = (Claims, LastClaim);
        foreach (var claim in claims)
            if (issued.By(ByClaim, claim) is null) issued = issued.Put(new IssuedClaim(++last, claim));
        return ReferenceEquals(issued, Claims) ? this : this with { Claims = issued, LastClaim = last };
    }

    /// <summary>What a part keeps.</summary>
    public TState Of<TState>(string area)
        where TState : ProviderState => (TState)Beside[area];

    /// <summary>The value in which a part keeps this instead.</summary>
    public WorkspaceState With(string area, ProviderState state) => this with { Beside = Beside.SetItem(area, state) };

    /// <summary>The rows and values that were written to come here from <paramref name="before"/>; costs as much as was written.</summary>
    internal (ImmutableArray<RecordChange> Rows, ImmutableArray<ValueChange> Values) Since(WorkspaceState before)
    {
        var rows = ImmutableArray.CreateBuilder<RecordChange>();
        var values = ImmutableArray.CreateBuilder<ValueChange>();
        Compare(Area, before, this, rows, values);
        Compare(Core, before.World, World, rows, values);
        Compare(before.World.Providers, World.Providers, rows, values);
        Compare(before.Beside, Beside, rows, values);
        return (rows.DrainToImmutable(), values.DrainToImmutable());
    }

    /// <summary>Forgets how all tables came about; it has been taken down.</summary>
    internal void Settle()
    {
        foreach (var (_, area) in Areas)
            foreach (var (_, table) in area.Tables) table.Settle();
    }

    private static void Compare(
        ImmutableSortedDictionary<string, ProviderState> before,
        ImmutableSortedDictionary<string, ProviderState> after,
        ImmutableArray<RecordChange>.Builder rows,
        ImmutableArray<ValueChange>.Builder values)
    {
        if (ReferenceEquals(before, after)) return;
        foreach (var (area, state) in after)
            if (before.TryGetValue(area, out var former)) Compare(area, former, state, rows, values);
    }

    private static void Compare(
        string area, ProviderState before, ProviderState after, ImmutableArray<RecordChange>.Builder rows, ImmutableArray<ValueChange>.Builder values)
    {
        if (ReferenceEquals(before, after)) return;
        var former = before.Tables;
        for (var i = 0; i < former.Count; i++)
        {
            var (name, table) = after.Tables[i];
            if (ReferenceEquals(table, former[i].Value)) continue;
            var isShown = after.IsShown(name);
            foreach (var write in table.WritesSince(former[i].Value))
                rows.Add(new RecordChange(area, name, write.Id, write.Before, write.After) { IsShown = isShown });
            table.Settle();
        }

        foreach (var value in StateShape.Of(after.GetType()).Values)
            if (value.Name != VersionName && value.Get(after) is var now && !Equals(value.Get(before), now)) values.Add(new ValueChange(area, value.Name, now));
    }
}

/// <summary>How a workspace began.</summary>
/// <param name="Fixture"><c>demo</c>, <c>empty</c> or the name of a provider's fixture.</param>
/// <param name="Texts">The values that the fixture supplied, those that are texts.</param>
/// <param name="Numbers">Those that are whole numbers.</param>
/// <param name="FirstClaims">How many credentials and secrets it began with: those are never forgotten.</param>
public sealed record Origin(
    string Fixture, ImmutableSortedDictionary<string, string> Texts, ImmutableSortedDictionary<string, int> Numbers, long FirstClaims) : IRow<int>
{
    /// <summary>Not said yet.</summary>
    public static Origin Unknown { get; } = new("", ImmutableSortedDictionary<string, string>.Empty, ImmutableSortedDictionary<string, int>.Empty, 0);

    /// <inheritdoc/>
    [JsonIgnore]
    public int Id => 1;

    /// <summary>The values that the fixture supplied, by name.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, object> Values =>
        Texts.Select(text => KeyValuePair.Create(text.Key, (object)text.Value))
            .Concat(Numbers.Select(number => KeyValuePair.Create(number.Key, (object)number.Value))).ToDictionary();
}

/// <summary>A credential or secret with the place that it has among those of the workspace.</summary>
/// <param name="Id">Grows with each.</param>
/// <param name="Claim">The credential or secret.</param>
public sealed record IssuedClaim(long Id, Claim Claim) : IRow<long>;
