using Emulator.Control.Calls;
using Emulator.Core.Hosting;
using Emulator.Core.Journal;
using Emulator.Core.Webhooks;
using Emulator.Core.Workspaces;

namespace Emulator;

/// <summary>The settings of the process: from <c>appsettings.json</c>, the command line (<c>--wireFidelity exact</c>) or the environment
/// (<c>EMULATOR__WIREFIDELITY=exact</c>). Bound once and checked at start.</summary>
public sealed class EmulatorSettings
{
    /// <summary>The seed when none is set.</summary>
    private const long UsualSeed = 42;

    private const int LeastBytes = 1024 * 1024;

    /// <summary><c>default</c>, or <c>exact</c>: no header on the wire that the provider does not send.</summary>
    public string WireFidelity { get; init; } = "default";

    /// <summary>Whether <c>X-Forwarded-*</c> decides what address the caller used.</summary>
    public bool TrustForwardedHeaders { get; init; }

    /// <summary>The token that the control API asks for; empty for none. Also <c>EMULATOR_CONTROL_TOKEN</c>.</summary>
    public string ControlToken
    {
        get;
        set => (field, IsTokenBlank) = (value.Trim(), value.Length > 0 && string.IsNullOrWhiteSpace(value));
    } = "";

    /// <summary>Whether a token was set that is nothing but space.</summary>
    private bool IsTokenBlank { get; set; }

    /// <summary>Who may talk to the control API.</summary>
    public ControlSettings Control { get; init; } = new();

    /// <summary>The fixture of the default workspace: <c>demo</c> or <c>empty</c>.</summary>
    public string Fixture { get; init; } = "demo";

    /// <summary>The seed of the default workspace, and of others that name none.</summary>
    public long Seed { get; init; } = UsualSeed;

    /// <summary>The largest body of a provider call, in bytes.</summary>
    public int MaxBodyBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The largest number of workspaces.</summary>
    public int MaxWorkspaces { get; init; } = 10_000;

    /// <summary>The largest size of the heap, in bytes; 0 for half of the container's memory limit, or 2 GiB where there is none.</summary>
    public long MaxBytes { get; init; }

    /// <summary>The directory in which workspaces are kept; empty for none: then they live as long as the process.</summary>
    public string Data { get; init; } = "";

    /// <summary>How long a workspace that nobody asks for stays in memory, when <see cref="Data"/> is set.</summary>
    public TimeSpan KeepInMemory { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Several nodes that share their workspaces. Also <c>--cluster "Host=…;Database=…"</c>.</summary>
    public Cluster.ClusterSettings Cluster { get; init; } = new();

    /// <summary>HTTPS beside HTTP. Also <c>--https</c>.</summary>
    public Tls.TlsSettings Tls { get; init; } = new();

    /// <summary>The names under which the control API answers, as they are set.</summary>
    internal IEnumerable<string> NamesOfControl => [.. Control.Hosts, .. Tls.Names.Where(static name => !System.Net.IPAddress.TryParse(name, out _))];

    /// <summary>How much a journal keeps.</summary>
    public JournalSettings Journal { get; init; } = new();

    /// <summary>How much a workspace keeps of what grows with its use.</summary>
    public Bounds Bounds { get; init; } = new();

    /// <summary>How webhooks go out.</summary>
    public DeliverySettings Webhooks { get; init; } = new();

    /// <summary>What of the providers is set, by the name of the provider's settings.</summary>
    internal IReadOnlyDictionary<string, IProviderOptions> Providers { get; set; } = new Dictionary<string, IProviderOptions>();

    /// <summary>What is wrong with the settings, one sentence each.</summary>
    public IEnumerable<string> Mistakes()
    {
        if (WireFidelity is not ("default" or "exact")) yield return $"wireFidelity is “{WireFidelity}”; it can be default or exact";
        if (Fixture is not ("demo" or "empty")) yield return $"fixture is “{Fixture}”; it can be demo or empty";
        if (ControlTokenMistake() is { } token) yield return token;
        if (MaxBodyBytes is < 1024 or > 1024 * 1024 * 1024) yield return $"maxBodyBytes is {MaxBodyBytes}; it can be 1024 to 1073741824";
        if (MaxWorkspaces < 1) yield return $"maxWorkspaces is {MaxWorkspaces}; it must be at least 1";
        if (MaxBytes is not 0 and < LeastBytes)
            yield return $"maxBytes is {MaxBytes}; it must be at least {LeastBytes}, or 0 for half of the container's memory limit";
        if (KeepInMemory < TimeSpan.FromSeconds(1) || KeepInMemory > TimeSpan.FromDays(1))
            yield return $"keepInMemory is {KeepInMemory}; it can be 00:00:01 to 1.00:00:00";
        if (Journal.MaxExchanges < 1) yield return $"journal:maxExchanges is {Journal.MaxExchanges}; it must be at least 1";
        if (Journal.MaxChanges < 1) yield return $"journal:maxChanges is {Journal.MaxChanges}; it must be at least 1";
        if (Journal.MaxBytes < 1024) yield return $"journal:maxBytes is {Journal.MaxBytes}; it must be at least 1024";
        if (Journal.MaxBodyBytes < 0) yield return $"journal:maxBodyBytes is {Journal.MaxBodyBytes}; it must not be negative";
        if (Data.Length > 0 && Cluster.IsOn)
            yield return "data and cluster are both set; workspaces are kept in a directory or in the nodes’ database, not in both";
        foreach (var mistake in Cluster.Mistakes()) yield return mistake;
        foreach (var mistake in Tls.Mistakes()) yield return mistake;
        foreach (var mistake in Control.Mistakes()) yield return mistake;
        foreach (var mistake in Webhooks.Mistakes()) yield return mistake;
        foreach (var mistake in Bounds.Mistakes()) yield return mistake;
        foreach (var mistake in Providers.Values.SelectMany(options => options.Mistakes())) yield return mistake;
    }

    /// <summary>Whoever sets a token wants the control API closed: one that nobody could send is no token. It is a secret, so it is not repeated.</summary>
    private string? ControlTokenMistake()
    {
        if (IsTokenBlank) return "controlToken is blank; leave it out, or set the token that the control API is to ask for";
        var odd = ControlToken.AsSpan().IndexOfAnyExceptInRange(' ', '~');
        return odd < 0 ? null
            : $"controlToken has U+{(int)ControlToken[odd]:X4} as character {odd + 1}, which no header carries; it can have ASCII letters, digits and signs";
    }
}
