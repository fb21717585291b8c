using System.Collections.Concurrent;
using Emulator.Core.Clock;
using Emulator.Core.History;
using Emulator.Core.Hosting;
using Emulator.Core.Journal;
using Emulator.Core.Webhooks;

namespace Emulator.Core.Workspaces;

/// <summary>All workspaces of the process, found by name or by a credential.</summary>
public sealed class WorkspaceRegistry : IDisposable
{
    /// <summary>The workspace of a fresh process: its credentials are fixed, and calls that name no known credential are journalled in it.</summary>
    public const string DefaultId = "default";

    private readonly ConcurrentDictionary<string, Lazy<Tenant>> tenants = new(StringComparer.Ordinal);
    private readonly ProviderCatalog providers;
    private readonly CredentialDirectory directory;
    private readonly DeliveryWorker deliveries;
    private readonly JournalSettings journal;
    private readonly IReadOnlyList<IAgendaActor> actors;
    private readonly ILogger<WorkspaceRegistry> logger;
    private readonly CancellationTokenSource stop = new();
    private readonly JournalTerms terms = new();

    /// <summary>A registry without workspaces.</summary>
    public WorkspaceRegistry(
        ProviderCatalog providers, CredentialDirectory directory, DeliveryWorker deliveries, JournalSettings journal, IEnumerable<IAgendaActor> actors, ILogger<WorkspaceRegistry> logger) =>
        (this.providers, this.directory, this.deliveries, this.journal, this.actors, this.logger) = (providers, directory, deliveries, journal, [.. actors], logger);

    /// <summary>Raised when something of a workspace may have fallen due earlier than before.</summary>
    public event Action<Tenant>? Scheduled;

    /// <summary>Raised after a workspace was deleted, with its name.</summary>
    public event Action<string>? Deleted;

    /// <summary>Where the emulator is reached when no caller says it.</summary>
    public string Root { get; set; } = "http://127.0.0.1:8080";

    /// <summary>All workspaces, in the order of their names.</summary>
    public IEnumerable<Tenant> All => tenants.Where(pair => pair.Value.IsValueCreated).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value.Value);

    /// <summary>The number of workspaces.</summary>
    public int Count => tenants.Count;

    /// <summary>The workspace of a fresh process.</summary>
    public Tenant Default => Find(DefaultId) ?? throw new InvalidOperationException("The default workspace is seeded before anything is served.");

    /// <summary>The workspace with this name, or null.</summary>
    public Tenant? Find(string id) => tenants.TryGetValue(id, out var tenant) ? tenant.Value : null;

    /// <summary>The workspace that a credential names, or null.</summary>
    public Tenant? FindByCredential(string kind, string value) => directory.OwnerOf(kind, value) is { } id ? Find(id) : null;

    /// <summary>Makes a workspace; null when the name is taken.</summary>
    public Tenant? Create(WorkspaceSpec spec)
    {
        var mine = new Lazy<Tenant>(() => Make(spec));
        if (!tenants.TryAdd(spec.Id, mine)) return null;
        try
        {
            var tenant = mine.Value;
            Scheduled?.Invoke(tenant);
            return tenant;
        }
        catch
        {
            tenants.TryRemove(spec.Id, out _);
            directory.Forget(spec.Id);
            throw;
        }
    }

    /// <summary>Deletes a workspace; its credentials die. False when there is none.</summary>
    public bool Delete(string id)
    {
        if (!tenants.TryRemove(id, out _)) return false;
        directory.Forget(id);
        Deleted?.Invoke(id);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    private Tenant Make(WorkspaceSpec spec)
    {
        var clock = new WorkspaceClock(spec.Mode, spec.Now ?? RealTime.Now, spec.Factor);
        var workspace = new Workspace(
            spec.Id, spec.Chosen?.Fixture.On ?? spec.Fixture, spec.Seed, clock, new ExchangeJournal(journal.MaxExchanges, journal.MaxBytes, journal.MaxBodyBytes, terms), providers, directory, spec.Id == DefaultId)
        { Root = () => Root, History = new WorkspaceHistory(journal.MaxChanges) };
        if (spec.Chosen is { } chosen) workspace.Furnish(chosen);
        var tenant = new Tenant(workspace, new AgendaRunner(workspace, providers, deliveries, actors, logger, stop.Token), spec.TimeToLive is { } life ? RealTime.Now + life : null);
        workspace.Scheduled += _ => Scheduled?.Invoke(tenant);
        return tenant;
    }
}
