using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Emulator.Core.Clock;
using Emulator.Core.Keys;
using Emulator.Core.Quotas;
using Emulator.Core.Workspaces;

namespace Emulator.Core.Teams;

/// <summary>The teams of the process with their tokens, kept by the store; and the calls that each has made to the control API, counted in real time in
/// windows of a minute that open with the first call.</summary>
/// <param name="store">Keeps them.</param>
public sealed class TeamBoard(IWorkspaceStore store) : IDisposable
{
    /// <summary>The largest number of teams.</summary>
    public const int MostTeams = 1_000;

    /// <summary>The largest number of tokens of a team: those in use, and the next ones while they are handed out.</summary>
    public const int MostTokens = 100;

    private const string Kind = "team";
    private const string Mark = "emt";
    private const int IdLength = 12;
    private const int SecretLength = 64;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>So soon what another process has changed is known here.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly SecretSource secrets = new();
    private readonly SemaphoreSlim turn = new(1);
    private readonly QuotaLedger calls = new(MostTeams);
    private readonly Dictionary<string, CancellationTokenSource> ends = new(StringComparer.Ordinal);
    private Known? known;
    private long until;

    /// <summary>The teams that have tokens, by their names. Read from the store when somebody first asks.</summary>
    /// <exception cref="NotKeptException">They cannot be read.</exception>
    public ImmutableDictionary<string, Team> Teams => Current.Teams;

    private Known Current => Volatile.Read(ref known) is { } read && !IsOld() ? read : Read();

    /// <summary>Makes a token. What its holder sends is told this once.</summary>
    /// <param name="team">The team; it is made when it has no token yet.</param>
    /// <param name="limits">Its limits from now on.</param>
    /// <returns>The token with its text; null when there are as many as there may be.</returns>
    /// <exception cref="NotKeptException">It cannot be kept.</exception>
    public async Task<(Team Team, TeamToken Token, string Text)?> CreateAsync(string team, TeamLimits limits)
    {
        await turn.WaitAsync();
        try
        {
            if (store.IsShared) Read();
            var before = Teams.GetValueOrDefault(team) ?? new Team(team, null, null, []);
            if (before.Tokens.Length >= MostTokens || (before.Tokens.IsEmpty && Teams.Count >= MostTeams)) return null;
            var drawn = secrets.Next();
            var id = drawn.Hex(IdLength);
            var text = $"{Mark}_{id}_{drawn.Hex(SecretLength)}";
            var token = new TeamToken(id, HashOf(text), RealTime.Now);
            var after = before with
            {
                MaxWorkspaces = limits.MaxWorkspaces ?? before.MaxWorkspaces,
                RequestsPerMinute = limits.RequestsPerMinute ?? before.RequestsPerMinute,
                Tokens = before.Tokens.Add(token),
            };
            await KeepAsync(after);
            return (after, token, text);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Takes a token back: it opens nothing any more, and what it has opened ends. A team whose last one it is has no limits any more.</summary>
    /// <returns>False when there is no such token.</returns>
    /// <exception cref="NotKeptException">That cannot be kept.</exception>
    public async Task<bool> RevokeAsync(string id)
    {
        await turn.WaitAsync();
        try
        {
            if (store.IsShared) Read();
            if (Owner(id) is not var (team, token)) return false;
            await KeepAsync(team with { Tokens = team.Tokens.Remove(token) });
            EndOf(id, isOver: true);
            return true;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The team whose token this is, and what is cancelled when it is taken back; null when it is nobody's.</summary>
    public (Team Team, CancellationToken Revoked)? Find(string text)
    {
        if (text.Split('_') is not [Mark, { Length: IdLength } id, { Length: SecretLength }] || Owner(id) is not var (team, token)) return null;
        if (!CryptographicOperations.FixedTimeEquals(HashOf(text), token.Hash)) return null;
        var revoked = EndOf(id, isOver: false);
        if (Owner(id) is not null) return (team, revoked);
        EndOf(id, isOver: true); // It was taken back meanwhile.
        return null;
    }

    /// <summary>Counts a call of a team to the control API, unless it is one too many.</summary>
    public QuotaReading Count(string team) => calls.Take(UseOf(team, Teams.GetValueOrDefault(team)?.RequestsPerMinute), RealTime.Now);

    /// <summary>How many calls of a team were counted in the minute that runs.</summary>
    public int Counted(string team)
    {
        // A look tells what it would be with one call more.
        var reading = calls.Look(UseOf(team, null), RealTime.Now);
        return reading.IsTaken ? reading.Used - 1 : reading.Used;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        turn.Dispose();
        foreach (var end in ends.Values) end.Dispose();
    }

    private static QuotaUse UseOf(string team, int? most) => new(team, most ?? int.MaxValue, Minute, IsSliding: false);

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private (Team Team, TeamToken Token)? Owner(string id) => Current.Tokens.TryGetValue(id, out var owner) ? owner : null;

    private CancellationToken EndOf(string id, bool isOver)
    {
        lock (ends)
        {
            if (!ends.TryGetValue(id, out var end)) ends[id] = end = new CancellationTokenSource();
            if (!isOver) return end.Token;
            ends.Remove(id);
            end.Cancel();
            return end.Token;
        }
    }

    private async Task KeepAsync(Team team)
    {
        // One without a token is none.
        await store.PutAsync(new ProcessRow(Kind, team.Name, team.Tokens.IsEmpty ? null : JsonSerializer.SerializeToUtf8Bytes(team)));
        Volatile.Write(ref known, new Known(team.Tokens.IsEmpty ? Teams.Remove(team.Name) : Teams.SetItem(team.Name, team)));
    }

    /// <summary>Whether another process may have changed them long ago; one asks then, the others go on with what is known.</summary>
    private bool IsOld()
    {
        if (!store.IsShared || Volatile.Read(ref until) is var former && RealTime.Until(former) > TimeSpan.Zero) return false;
        return Interlocked.CompareExchange(ref until, RealTime.In(Fresh), former) == former;
    }

    private Known Read()
    {
        var before = Volatile.Read(ref known);
        var read = new Known(store.Rows(Kind).Select(static row => JsonSerializer.Deserialize<Team>(row.Data)!)
            .ToImmutableDictionary(static team => team.Name, StringComparer.Ordinal));
        if (before is not null) EndThoseGone(before, read);
        // What was made or taken back here meanwhile is the newer.
        return Interlocked.CompareExchange(ref known, read, before) is { } other && other != before ? other : read;
    }

    /// <summary>What tokens have opened ends that were taken back at another process.</summary>
    private void EndThoseGone(Known before, Known after)
    {
        foreach (var id in before.Tokens.Keys)
            if (!after.Tokens.ContainsKey(id)) EndOf(id, isOver: true);
    }

    /// <summary>The teams as they are, with all tokens by their names.</summary>
    private sealed class Known(ImmutableDictionary<string, Team> teams)
    {
        public ImmutableDictionary<string, Team> Teams => teams;

        public FrozenDictionary<string, (Team Team, TeamToken Token)> Tokens { get; } = teams.Values
            .SelectMany(static team => team.Tokens.Select(token => (team, token))).ToFrozenDictionary(static one => one.token.Id, StringComparer.Ordinal);
    }
}
