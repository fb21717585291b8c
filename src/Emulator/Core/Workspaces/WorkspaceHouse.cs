using System.Collections.Immutable;
using Emulator.Core.Hosting;
using Emulator.Core.Journal;
using Emulator.Core.Keys;
using Emulator.Core.Masking;
using Emulator.Core.State;
using Emulator.Core.Webhooks;
using Microsoft.Extensions.Logging.Abstractions;

namespace Emulator.Core.Workspaces;

/// <summary>A part of the program that keeps something of its own in each workspace.</summary>
/// <param name="Name">The area's name, unique.</param>
/// <param name="Empty">What it keeps of a new workspace.</param>
public sealed record WorkspaceArea(string Name, ProviderState Empty)
{
    /// <summary>Whether something of it goes on by itself: then the workspace is not put away, and brought back when a process starts.</summary>
    public Func<ProviderState, bool> GoesOn { get; init; } = static _ => false;
}

/// <summary>What all workspaces of a process share.</summary>
/// <param name="Providers">Who is played in them.</param>
/// <param name="Directory">Where their credentials are registered.</param>
/// <param name="Deliveries">Makes the attempts of their webhooks.</param>
/// <param name="Journal">How much their journals keep.</param>
/// <param name="Bounds">How much they keep besides.</param>
public sealed record WorkspaceHouse(ProviderCatalog Providers, CredentialDirectory Directory, DeliveryWorker Deliveries, JournalSettings Journal, Bounds Bounds)
{
    /// <summary>Who acts from outside when an agenda entry says so.</summary>
    public ImmutableArray<IAgendaActor> Actors { get; init; } = [];

    /// <summary>The parts of the program that keep something of their own in each workspace.</summary>
    public ImmutableArray<WorkspaceArea> Areas { get; init; } = [];

    /// <summary>Takes down what the workspaces commit.</summary>
    public IWorkspaceStore Store { get; init; } = new MemoryStore();

    /// <summary>Tells why this node may change nothing at present, in one line, or null; null where the process is the only one.</summary>
    public Func<string?>? Refusal { get; init; }

    /// <summary>What teams use of the process.</summary>
    public TeamUses Teams { get; } = new();

    /// <summary>When the process began, in real time: what fell due before, in a workspace that was kept, is late.</summary>
    public DateTimeOffset StartedAt { get; } = Clock.RealTime.Now;

    /// <summary>What is hidden in every workspace: the public secrets of that of a fresh process, and the keys that name any.</summary>
    public SecretSet PublicSecrets => field ??= new SecretSet { Away = Store.IsKey };

    /// <summary>The words that many journals have in common.</summary>
    public JournalTerms Terms { get; } = new();

    /// <summary>Whether something of a value goes on by itself, besides what is on the agenda.</summary>
    public bool GoesOn(WorkspaceState state)
    {
        foreach (var area in Areas)
            if (state.Beside.TryGetValue(area.Name, out var kept) && area.GoesOn(kept)) return true;
        return false;
    }

    /// <summary>What actors show to travel as such when they ask as others do; new with each process, and known to nobody else.</summary>
    public string ActorPass { get; } = new SecretSource().Next().Hex(64);

    /// <summary>Where faults of the emulator are told.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>Where the emulator is reached when no caller says it: scheme, host and port, without a slash at the end.</summary>
    public Func<string> Root { get; init; } = static () => "http://127.0.0.1:8080";
}
