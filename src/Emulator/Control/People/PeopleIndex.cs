using System.Text;
using Emulator.Core.Hosting;
using Emulator.Core.Journal;
using Emulator.Core.Masking;
using Emulator.Core.Workspaces;

namespace Emulator.Control.People;

/// <summary>Finds whom something in a workspace is about: by the id of a record, by the ids in a call, else by the first e-mail address in it.</summary>
internal sealed class PeopleIndex
{
    private const int LongestLocalPart = 64;
    private const int LongestDomain = 253;
    private readonly Dictionary<(string Provider, string Id), List<(string Kind, string Email)>> known = [];

    private PeopleIndex(World world) => World = world;

    /// <summary>The world that it knows.</summary>
    public World World { get; }

    /// <summary>The people of a workspace as it is; <paramref name="former"/> where nothing has changed since.</summary>
    public static PeopleIndex Of(Workspace workspace, ProviderCatalog providers, PeopleIndex? former = null)
    {
        var world = workspace.Current;
        if (ReferenceEquals(former?.World, world)) return former!;
        var index = new PeopleIndex(world);
        foreach (var provider in providers.All)
        {
            foreach (var subject in provider.People(workspace.MomentFor(provider, world, workspace.Clock.Now)))
            {
                if (subject.Email is null) continue;
                if (!index.known.TryGetValue((provider.Name, subject.Id), out var owners)) index.known[(provider.Name, subject.Id)] = owners = [];
                owners.Add((subject.Kind, subject.Email));
            }
        }

        return index;
    }

    /// <summary>Whose record it is, or null.</summary>
    public string? OfRecord(string provider, string table, string id) =>
        known.TryGetValue((provider, id), out var owners) ? owners.Find(owner => table.Equals(owner.Kind + "s", StringComparison.OrdinalIgnoreCase)).Email : null;

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
        foreach (var part in path.Split('/').Concat(values))
        {
            if (!known.TryGetValue((provider, Decoded(part)), out var owners)) continue;
            if (owners.Find(owner => path.Contains(owner.Kind, StringComparison.OrdinalIgnoreCase)).Email is { } email) return email;
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
}
