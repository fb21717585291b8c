using System.Runtime.CompilerServices;
using System.Text;
using Emulator.Core.History;
using Emulator.Core.Hosting;
using Emulator.Core.Journal;
using Emulator.Core.Masking;
using Emulator.Core.Workspaces;

namespace Emulator.Control.People;

/// <summary>Finds whom something in a workspace is about: by the id of a record, by the ids in a call, else by the first e-mail address in it. There is one for
/// each workspace; it is told
/// what changed, and reads all records only at first and where the world jumps.</summary>
internal sealed class PeopleIndex
{
    private const int LongestLocalPart = 64;
    private const int LongestDomain = 253;
    private static readonly ConditionalWeakTable<Workspace, PeopleIndex> Indices = [];
    private readonly Lock gate = new();
    private readonly List<(SubjectKind Kind, Dictionary<string, string> Values)> kinds = [];
    private World known;
    private long last;

    private PeopleIndex(Workspace workspace, ProviderCatalog providers)
    {
        known = workspace.Current;
        foreach (var provider in providers.All)
            foreach (var kind in SubjectKind.Of(provider, known.Providers[provider.Name])) kinds.Add((kind, []));
        Read(known, former: null);
    }

    /// <summary>How often all records of a kind were read.</summary>
    public int Readings { get; private set; }

    /// <summary>The people of a workspace as it is.</summary>
    public static PeopleIndex Of(Workspace workspace, ProviderCatalog providers)
    {
        var index = Indices.GetValue(workspace, workspace => new PeopleIndex(workspace, providers));
        index.CatchUp(workspace);
        return index;
    }

    /// <summary>Learns what an entry of the history changed, unless it is known already.</summary>
    public void Learn(HistoryEntry entry)
    {
        if (entry is not { Before: { } before, After: { } after }) return;
        lock (gate)
        {
            if (ReferenceEquals(before, known)) Apply(entry);
            else if (entry.Number > last) Read(after, known);
            else return;
            (known, last) = (after, Math.Max(last, entry.Number));
        }
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
        var named = kinds.Select(one => one.Kind)
            .Where(kind => kind.Provider == provider && path.Contains(kind.Name, StringComparison.OrdinalIgnoreCase)).ToList();
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

    /// <summary>Goes along the history to the world as it is; where the history does not lead there, the records are read.</summary>
    private void CatchUp(Workspace workspace)
    {
        var world = workspace.Current;
        lock (gate)
        {
            if (ReferenceEquals(known, world)) return;
            var entries = workspace.History.All();
            var at = entries.Count - 1;
            while (at >= 0 && !ReferenceEquals(entries[at].Before, known)) at--;
            for (; at >= 0 && at < entries.Count && !ReferenceEquals(known, world); at++)
            {
                if (entries[at].After is not { } after || !ReferenceEquals(entries[at].Before, known)) continue;
                Apply(entries[at]);
                (known, last) = (after, Math.Max(last, entries[at].Number));
            }

            if (ReferenceEquals(known, world)) return;
            Read(world, known);
            (known, last) = (world, entries.Count == 0 ? last : Math.Max(last, entries[^1].Number));
        }
    }

    private void Apply(HistoryEntry entry)
    {
        foreach (var record in entry.Records)
        {
            foreach (var (kind, values) in kinds)
            {
                if (kind.Provider != record.Provider || kind.Table != record.Table) continue;
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
