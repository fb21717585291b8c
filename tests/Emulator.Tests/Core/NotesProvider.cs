using System.Collections.Immutable;
using System.Text.Json;
using Emulator.Core.Agenda;
using Emulator.Core.Effects;
using Emulator.Core.Fixtures;
using Emulator.Core.Hosting;
using Emulator.Core.Judging;
using Emulator.Core.Keys;
using Emulator.Core.Mail;
using Emulator.Core.Quotas;
using Emulator.Core.Screens;
using Emulator.Core.State;
using Emulator.Core.Webhooks;
using Emulator.Core.Wire;

namespace Emulator.Tests.Core;

/// <summary>A provider as small as one can be: it keeps notes, makes more of them when their time comes, and rings.</summary>
internal sealed class NotesProvider : IProvider
{
    public const string TheName = "notes";

    /// <summary>The kind of the agenda entries: a note is made, what follows goes on the agenda, and the customer is told.</summary>
    public const string Kind = "note";

    /// <summary>The plan by which webhooks are tried again.</summary>
    public static readonly RetryPlan Plan = new([TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1)], TimeSpan.FromMinutes(10), []);

    /// <summary>The credentials and secrets that a fresh workspace begins with.</summary>
    public Func<SeedContext, ImmutableArray<Claim>> Claims { get; init; } =
        static seed => [new Claim("note key", seed.Secrets.Letters(24)), Claim.Masked(seed.Secrets.Letters(24))];

    /// <summary>How many notes a fresh workspace begins with.</summary>
    public int FirstNotes { get; init; } = 3;

    public string Name => TheName;

    public string Title => "Notes";

    public string WorkspaceMember => "notes";

    public IReadOnlyList<Surface> Surfaces { get; } = [new("all", "/notes", "notes.example")];

    public IReadOnlyList<Operation> Operations => [];

    public bool IgnoresPathCase => false;

    public IReadOnlyList<Rule> Rules => [];

    public IDialect Dialect { get; } = new Silence();

    public IReadOnlyList<ControlRoute> Control => [];

    public IReadOnlyList<Fixture> Fixtures { get; } =
    [
        new("notes with a call made", "One note more, and one call of two counted.", static call => new FixtureOutcome(
            Change.To(call.State<NotesState>().Add("of the fixture", call.Now)).Claim(new Claim("fixture key", call.Moment.Secrets.Letters(24))),
            new Dictionary<string, object> { ["name"] = "of the fixture", ["count"] = 1 })
        { Calls = [(new QuotaUse("fixture", 2, TimeSpan.FromMinutes(1), IsSliding: false), 1, TimeSpan.Zero)] }),
    ];

    /// <summary>An entry that makes a note of this name and then does as planned.</summary>
    public static Change Later(Change change, DateTimeOffset due, string name, Follow follow) => change.At(due, Kind, name, JsonSerializer.Serialize(follow));

    public IReadOnlyList<Check> ChecksOf(Surface surface) => [];

    public Credential? Identify(Request request, RouteMatch match) => null;

    public Change Seed(SeedContext context)
    {
        var state = NotesState.Empty with { Ids = IdSequence.Of(context.Seed) };
        for (var i = 0; i < FirstNotes; i++) state = state.Add($"first {i}", context.Now);
        return Change.To(state).Claim(Claims(context).AsSpan());
    }

    public Happening Run(AgendaEntry entry, Moment moment)
    {
        if (entry.Payload is null) return new Happening("nothing", Change.None);
        var follow = JsonSerializer.Deserialize<Follow>(entry.Payload)!;
        if (follow.Breaks) throw new InvalidOperationException("A bug of the provider.");
        var change = Change.To(moment.State<NotesState>().Add(entry.Subject, moment.Now));
        for (var i = 0; i < follow.Branches && follow.Depth > 0; i++)
        {
            var name = follow.Branches == 1 ? entry.Subject : $"{entry.Subject}.{i}";
            change = Later(change, moment.Now + (follow.Wait * (i + 1)), name, follow with { Depth = follow.Depth - 1 });
        }

        if (follow.Url is { } url) change = change.Send(Ring(entry.Subject[..1], url, entry.Subject));
        if (follow.Posts) change = change.Post(new MailDraft(["somebody@people.example"], entry.Subject, "text", []));
        if (follow.Claims) change = change.Claim(new Claim("note key", entry.Subject));
        return new Happening($"note {entry.Subject}", change);
    }

    public object Describe(Moment moment) => new();

    /// <summary>A webhook about a note.</summary>
    public static WebhookCall Ring(string subject, string url, string body) => new("note.made", subject, url, "text/plain", body, Plan);

    private sealed class Silence : IDialect
    {
        public Answer Refuse(Refusal refusal, Request request) => throw new NotSupportedException("Nobody calls it.");
    }
}

/// <summary>What comes of an entry besides its note.</summary>
/// <param name="Wait">How long until the first entry that follows; the second comes twice as late.</param>
/// <param name="Depth">How many generations follow.</param>
/// <param name="Branches">How many entries follow each.</param>
/// <param name="Url">Who is told; nobody when null.</param>
internal sealed record Follow(TimeSpan Wait = default, int Depth = 0, int Branches = 1, string? Url = null)
{
    /// <summary>Whether an e-mail is captured.</summary>
    public bool Posts { get; init; }

    /// <summary>Whether the name becomes a credential.</summary>
    public bool Claims { get; init; }

    /// <summary>Whether it fails by a bug.</summary>
    public bool Breaks { get; init; }
}

/// <summary>A note.</summary>
internal sealed record Note(int Id, string Name, DateTimeOffset At) : IRow<int>;

/// <summary>How many notes were ever made.</summary>
internal sealed record Tally(int Id, int Made) : IRow<int>;

/// <summary>The records of <see cref="NotesProvider"/>.</summary>
internal sealed record NotesState : ProviderState
{
    /// <summary>The notes by their names; of doubles the latest first.</summary>
    public static readonly Ordered<Note, string> ByName = new(static note => note.Name, static (a, b) => b.At.CompareTo(a.At));

    public static NotesState Empty { get; } = new();

    public Table<int, Note> Notes { get; init; } = Table<int, Note>.With(ByName);

    public Single<Tally> Tally { get; init; } = new(new Tally(1, 0));

    public IdSequence Ids { get; init; } = IdSequence.Of(0);

    /// <summary>The state with one note more.</summary>
    public NotesState Add(string name, DateTimeOffset now)
    {
        var (id, ids) = Ids.Next("note");
        return this with { Ids = ids, Notes = Notes.Put(new Note(id, name, now)), Tally = Tally.Set(Tally.Value with { Made = Tally.Value.Made + 1 }) };
    }
}
