using System.Runtime.CompilerServices;
using System.Text;
using Emulator.Core.History;
using Emulator.Core.Hosting;
using Emulator.Core.Journal;
using Emulator.Core.Masking;
using Emulator.Core.Workspaces;

namespace Emulator.Control.People;

/// <summary>Finds whom something in a workspace is about: by the id of a record, by the ids in a call, else by the first e-mail address in it. There is one for
/// each workspace; it is told what changed, and reads all records only at first and where the world jumps.</summary>
internal sealed class PeopleIndex
{
    private const int LongestLocalPart = 64;
    private const int LongestDomain = 253;
    private static readonly ConditionalWeakTable<Workspace, PeopleIndex> Indices = [];
    private readonly Lock gate = new();
    private readonly List<(SubjectKind Kind, Dictionary<string, string> Values)> kinds = [];
    private readonly Workspace workspace;

    // A world that was left behind is not kept for this: it is only looked at while others have it.
    private readonly WeakReference<World> world;
    private long version;

    private PeopleIndex(Workspace workspace, ProviderCatalog providers)
    {
        var now = workspace.State;
        (this.workspace, version, world) = (workspace, now.Version, new WeakReference<World>(now.World));
        foreach (var provider in providers.All)
            foreach (var kind in SubjectKind.Of(provider, now.World.Providers[provider.Name])) kinds.Add((kind, []));
        Read(now.World, former: null);
    }

    /// <summary>How often all records of a kind were read.</summary>
    public int Readings { get; private set; }

    /// <summary>The people of a workspace as it is.</summary>
    public static PeopleIndex Of(Workspace workspace, ProviderCatalog providers)
    {
        var index = Indices.GetValue(workspace, workspace => new PeopleIndex(workspace, providers));
        index.CatchUp();
        return index;
    }

    /// <summary>Learns what an entry of the history changed, unless it is known already.</summary>
    public void Learn(HistoryEntry entry)
    {
        if (entry.Version > Volatile.Read(ref version)) CatchUp();
    }

    /// <summary>Whose record it is, or null.</summary>
    public string? OfRecord(string provider, string table, string id)
    {
        lock (gate)
        {
            foreach (var (kind, _) in kinds)
                if (kind.Provider == provider && kind.Table.Equals(table, StringComparison.OrdinalIgnoreCase)) return Email(kind, id);
        }

        return null;
    }

    /// <summary>Whom a webhook about this subject is about, or null.</summary>
    public string? OfSubject(string provider, string subject) => OfPath(provider, "assessments/" + subject);

    /// <summary>Whom a call is about, or null.</summary>
    public string? Of(Exchange exchange)
    {
        var query = exchange.Request.RawQuery;
        var body = Encoding.UTF8.GetString(exchange.Request.Body.Span);
        var values = exchange.Request.MediaType == "application/x-www-form-urlencoded" ? query + "&" + body : query;
        return OfPath(exchange.Provider, exchange.FullPath, values) ?? InText(Decoded(exchange.FullPath)) ?? InText(Decoded(query)) ?? InText(Decoded(body));
    }

    /// <summary>Whom a path is about, or null: a part of it, or a value of the query, is the id of something that a part before it names.</summary>
    public string? OfPath(string provider, string path, string query = "")
    {
        var values = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        var named = kinds.Where(one => one.Kind.Provider == provider && path.Contains(one.Kind.Name, StringComparison.OrdinalIgnoreCase))
            .Select(one => one.Kind).ToList();
        if (named.Count == 0) return null;
        foreach (var part in path.Split('/').Concat(values))
        {
            var id = Decoded(part);
            lock (gate)
            {
                foreach (var kind in named)
                    if (Email(kind, id) is { } email) return email;
            }
        }

        return null;
    }

    /// <summary>The first e-mail address in a text, or null; what stands before a URL's host is none.</summary>
    public static string? InText(string? text)
    {
        text = SecretMask.WithoutUserInfo(text ?? "");
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var (start, end) = (at, at + 1);
            while (start > 0 && at - start < LongestLocalPart && IsLocal(text[start - 1])) start--;
            while (end < text.Length && end - at < LongestDomain && IsDomain(text[end])) end++;
            var domain = text[(at + 1)..end].TrimEnd('.');
            if (start < at && domain.Contains('.', StringComparison.Ordinal)) return text[start..(at + 1)] + domain;
        }

        return null;
    }

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static bool IsLocal(char sign) => char.IsAsciiLetterOrDigit(sign) || "._%+'-".Contains(sign, StringComparison.Ordinal);

    private static bool IsDomain(char sign) => char.IsAsciiLetterOrDigit(sign) || sign is '.' or '-';

    private string? Email(SubjectKind kind, string id)
    {
        if (!ValuesOf(kind.Provider, kind.Name).TryGetValue(id, out var value)) return null;
        return kind.Owner is null ? value : ValuesOf(kind.Provider, kind.Owner).GetValueOrDefault(value);
    }

    private Dictionary<string, string> ValuesOf(string provider, string kind) =>
        kinds.Find(one => one.Kind.Provider == provider && one.Kind.Name == kind).Values;

    /// <summary>Goes along the history to the value as it is; where the history does not lead there, or an earlier world was
    /// brought back, the records are read.</summary>
    private void CatchUp()
    {
        lock (gate)
        {
            var now = workspace.State;
            if (now.Version <= version) return;
            var way = WayTo(now.Version);
            if (way is null) Read(now.World, world.TryGetTarget(out var former) ? former : null);
            else way.ForEach(Apply);
            world.SetTarget(now.World);
            Volatile.Write(ref version, now.Version);
        }
    }

    /// <summary>The entries that lead from what is known to a version, each on the one before; null when some are missing.</summary>
    private List<HistoryEntry>? WayTo(long goal)
    {
        var (way, at) = (new List<HistoryEntry>(), version);
        foreach (var entry in workspace.History.All())
        {
            if (entry.Version <= at || entry.Version > goal) continue;
            if (entry.Follows != at || entry.Restored is not null) return null;
            way.Add(entry);
            at = entry.Version;
        }

        return at == goal ? way : null;
    }

    private void Apply(HistoryEntry entry)
    {
        foreach (var record in entry.Records)
        {
            foreach (var (kind, values) in kinds)
            {
                if (kind.Provider != record.Area || kind.Table != record.Table) continue;
                if (record.After is { } after && kind.Value(after) is { } value) values[record.Id] = value;
                else values.Remove(record.Id);
            }
        }
    }

    private void Read(World world, World? former)
    {
        foreach (var (kind, values) in kinds)
        {
            var table = world.Providers[kind.Provider].Tables.First(table => table.Key == kind.Table).Value;
            if (former is not null && ReferenceEquals(table, former.Providers[kind.Provider].Tables.First(table => table.Key == kind.Table).Value)) continue;
            Readings++;
            values.Clear();
            foreach (var (id, record) in table.Records)
                if (kind.Value(record) is { } value) values[id] = value;
        }
    }
}
