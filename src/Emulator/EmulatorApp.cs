using System.Diagnostics;
using System.Globalization;
using Emulator.Control;
using Emulator.Control.Calls;
using Emulator.Control.Coverage;
using Emulator.Control.Pact;
using Emulator.Control.Process;
using Emulator.Core.Calls;
using Emulator.Core.Clock;
using Emulator.Core.Effects;
using Emulator.Core.Hosting;
using Emulator.Core.Keys;
using Emulator.Core.Masking;
using Emulator.Core.Webhooks;
using Emulator.Core.Wire;
using Emulator.Core.Workspaces;
using Emulator.Tls;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Emulator;

/// <summary>Puts the emulator together: settings, services, the way of a call.</summary>
internal static class EmulatorApp
{
    /// <summary>Where it is reached when nothing else is said.</summary>
    public const string DefaultUrl = "http://127.0.0.1:8080";

    /// <summary>The emulator, ready to be started; the default workspace is seeded meanwhile, and is there when it is started.</summary>
    /// <param name="args">The command line: ASP.NET settings (<c>--urls</c>) and those of <see cref="EmulatorSettings"/>.</param>
    /// <param name="providers">Who is played; null for those found in this program, as the settings have them.</param>
    /// <exception cref="SettingsException">A setting is wrong.</exception>
    public static WebApplication Build(string[] args, IReadOnlyList<IProvider>? providers = null)
    {
        SpeakInvariant();
        var builder = NewBuilder(args = SettingsReader.Plain(args));
        var settings = SettingsReader.Read(args, builder.Configuration);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None); // What fails at start is told in one line.
        if (Listening.Told(builder.Configuration).Length == 0) builder.WebHost.UseUrls(Listening.Default());
        builder.WebHost.ConfigureKestrel(server => Limit(server, settings.Tls));
        if (settings.Tls.On) TlsListening.AddServices(builder, settings);
        AddServices(builder.Services, settings, CatalogAsync(settings, providers));
        if (settings.Data.Length > 0) AddStore(builder.Services, settings);
        if (settings.Cluster.IsOn) Cluster.ClusterStart.AddServices(builder, settings, Contracts.Control.ControlJson.Options);

        var app = builder.Build();
        OpenStore(app.Services, settings);
        if (settings.Tls.On) TlsListening.Open(app.Services);
        var seeded = SeedDefaultAsync(app.Services, settings);
        if (settings.Cluster.IsOn) Cluster.ClusterStart.Use(app);
        var log = app.Services.GetRequiredService<ILogger<ProviderPipeline>>();
        app.Use((context, next) => FirstAsync(context, next, log));
        app.Use((context, next) => seeded.IsCompletedSuccessfully || HealthAnswer.IsAsked(context) ? next(context) : AfterAsync(seeded, context, next));
        app.Use(RequestLines.TellAsync);
        if (settings.TrustForwardedHeaders) app.Use(ForwardedAsync);
        app.Use(PactMessageCall.TurnAsync);
        // First of all, and before the framework's routing: a provider's call has a way of its own.
        app.UseMiddleware<ProviderPipeline>();
        var control = new Lazy<RequestDelegate>(() => ControlWay(app.Services));
        app.Run(context => control.Value(context));
        app.Services.GetRequiredService<DiagnosticListener>()
            .Subscribe(ActivatorUtilities.CreateInstance<UnservedCalls>(app.Services), static name => name == UnservedCalls.Event);
        return app;
    }

    /// <summary>What cannot be kept is told before anybody is served.</summary>
    private static void OpenStore(IServiceProvider services, EmulatorSettings settings)
    {
        if (settings.Cluster.IsOn) Cluster.ClusterStart.Open(services);
        else if (services.GetService<IWorkspaceStore>() is Core.Store.DurableStore store) store.Open(services.GetRequiredService<WorkspaceHouse>());
    }

    /// <summary>The way of a call to the control API and the page, made for the first one: whoever calls providers alone needs none of it.</summary>
    private static RequestDelegate ControlWay(IServiceProvider services)
    {
        var way = new ApplicationBuilder(services);
        way.UseExceptionHandler(failed => failed.Run(context => Problems.Problem(500, "Fault of the emulator", "The log tells more.").ExecuteAsync(context)));
        way.Use(ReadableAsync);
        way.UseStatusCodePages(pages => StatusPage.Of(pages.HttpContext).ExecuteAsync(pages.HttpContext));
        way.UseMiddleware<ControlGuard>();
        way.Use(HealthAnswer.AnswerAsync);
        if (services.GetService<IWorkspaceRouter>() is not null) Cluster.ClusterStart.UseControl(way);
        Compression.Use(way);
        way.Use(HeadCall.ReadAsync);
        way.UseRouting();
        way.UsePage();
        way.UseEndpoints(routes => routes.DataSources.Add(new LateEndpoints(services, Map)));
        return way.Build();
    }

    /// <summary>Nothing of what is answered or printed depends on the machine's language: neither here nor in a host that has one of its own.</summary>
    public static void SpeakInvariant() =>
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

    /// <summary>A builder that has read what is set: the settings file, the environment, the command line.</summary>
    public static WebApplicationBuilder NewBuilder(string[] args) =>
        WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

    /// <summary>A thread may come with the culture of the host that it is from; a caller may go before the answer is there.</summary>
    private static async Task FirstAsync(HttpContext context, RequestDelegate next, ILogger log)
    {
#pragma warning disable RS0030 // The one place that keeps it so.
        if (!ReferenceEquals(CultureInfo.CurrentCulture, CultureInfo.InvariantCulture))
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
#pragma warning restore RS0030
        try
        {
            await next(context);
        }
        catch (Exception error) when (GoneCaller.Has(context, error))
        {
            // What was decided stands.
        }

        GoneCaller.Note(log, context);
    }

    /// <summary>Who comes while the process starts waits until there is somebody to serve.</summary>
    private static async Task AfterAsync(Task seeded, HttpContext context, RequestDelegate next)
    {
        await seeded.WaitAsync(context.RequestAborted);
        await next(context);
    }

    private static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", () => Results.Redirect("_emulator/")).ExcludeFromDescription();
        routes.MapPage();
        routes.MapControl();
        TlsListening.Map(routes);
        ControlDocument.Map(routes);
    }

    private static Task ForwardedAsync(HttpContext context, RequestDelegate next)
    {
        ForwardedAddress.Apply(context.Request);
        return next(context);
    }

    /// <summary>What the server cannot read to its end as HTTP is the caller's fault, and told as that.</summary>
    private static async Task ReadableAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Microsoft.AspNetCore.Http.BadHttpRequestException broken) when (!context.Response.HasStarted)
        {
            await Problems.Problem(broken.StatusCode, "No HTTP", $"The call cannot be read: {broken.Message}").ExecuteAsync(context);
        }
        catch (NotKeptException error) when (!context.Response.HasStarted)
        {
            await Problems.Problem(503, "Not kept", error.Message).ExecuteAsync(context);
        }
    }

    private static void AddServices(IServiceCollection services, EmulatorSettings settings, Task<ProviderCatalog> catalog)
    {
        services.AddSingleton(settings);
        services.AddSingleton(settings.Journal);
        services.AddSingleton(settings.Webhooks);
        services.AddSingleton(new PipelineSettings(settings.MaxBodyBytes, settings.Journal.MaxBodyBytes, settings.WireFidelity == "exact"));
        services.AddSingleton(_ => catalog.GetAwaiter().GetResult());
        services.AddSingleton(services => new ControlHosts(
            settings.NamesOfControl, services.GetRequiredService<ProviderCatalog>(), Listening.Hosts(services.GetRequiredService<IConfiguration>())));
        services.AddSingleton<CredentialDirectory>();
        services.AddSingleton<DeliveryWorker>();
        services.AddSingleton(services => House(services, settings));
        services.AddSingleton(services => new WorkspaceRegistry(services.GetRequiredService<WorkspaceHouse>(), settings.MaxWorkspaces));
        services.AddSingleton<IPactStates, PactStates>().AddSingleton<PactBoard>().AddSingleton<Control.Workspaces.FixtureViews>();
        services.AddSingleton(services => new Core.Teams.TeamBoard(services.GetRequiredService<WorkspaceHouse>().Store));
        services.AddSingleton(services => new Core.Teams.ControlAccess(
            settings.ControlToken, services.GetRequiredService<Core.Teams.TeamBoard>(), services.GetRequiredService<WorkspaceRegistry>()));
        services.AddSingleton<Masks>();
        services.AddSingleton<Scenarios.Forms.Vocabulary>();
        services.AddSingleton(static _ => new RecordJson(Contracts.Control.ControlJson.Options));
        services.AddSingleton(new WorkspaceArea(Scenarios.ScenarioState.Area, new Scenarios.ScenarioState()) { GoesOn = Scenarios.ScenarioState.GoesOn });
        services.AddSingleton<Scenarios.Running.ScenarioRunner>();
        services.AddSingleton(services => new Scenarios.Running.StepWaits(
            (workspace, entry) => services.GetRequiredService<Scenarios.ScenarioRuns>().GoOnAsync(workspace, entry)));
        services.AddSingleton<IAgendaActor>(services => services.GetRequiredService<Scenarios.Running.StepWaits>());
        services.AddSingleton<Scenarios.ScenarioRuns>();
        services.AddSingleton<Scenarios.Recording.Recorder>();
        services.AddSingleton(services => new Scenarios.SelfAddress(() => Addresses.Root(services)));
        services.AddSingleton<ProcessStart>();
        services.AddHostedService(static services => services.GetRequiredService<ProcessStart>());
        services.AddHostedService<AgendaWorker>();
        services.AddSingleton(services => new HeapBound(
            services.GetRequiredService<WorkspaceRegistry>(),
            settings.MaxBytes == 0 ? MemoryLimit.Usual() : settings.MaxBytes,
            HeapBound.Measure,
            services.GetRequiredService<ILogger<HeapBound>>()));
        services.AddHostedService<HeapWorker>();
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5)); // Sooner than a container's runtime loses patience.
    }

    private static void Limit(KestrelServerOptions server, TlsSettings tls)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = null; // The providers refuse what is too large, in their own words.
        server.Limits.MaxRequestLineSize = 32 * 1024;
        if (!tls.On) server.ConfigureEndpointDefaults(RequestLines.Watch);
    }

    private static WorkspaceHouse House(IServiceProvider services, EmulatorSettings settings) => new(
        services.GetRequiredService<ProviderCatalog>(),
        services.GetRequiredService<CredentialDirectory>(),
        services.GetRequiredService<DeliveryWorker>(),
        settings.Journal,
        settings.Bounds)
    {
        Actors = [.. services.GetServices<IAgendaActor>()],
        Areas = [.. services.GetServices<WorkspaceArea>()],
        Logger = services.GetRequiredService<ILogger<WorkspaceRegistry>>(),
        Root = () => Addresses.Root(services),
        Store = services.GetService<IWorkspaceStore>() ?? new MemoryStore(),
        Refusal = settings.Cluster.IsOn ? () => services.GetRequiredService<IWorkspaceRouter>().Refusal : null,
    };

    private static void AddStore(IServiceCollection services, EmulatorSettings settings)
    {
        services.AddSingleton<IWorkspaceStore>(services => new Core.Store.DurableStore(
            () => Core.Store.StoreFile.Open(settings.Data),
            Contracts.Control.ControlJson.Options,
            services.GetRequiredService<ILogger<WorkspaceRegistry>>()));
        services.AddHostedService(services => new IdleWorker(services.GetRequiredService<WorkspaceRegistry>(), settings.KeepInMemory));
        services.AddHostedService<Scenarios.KeptRuns>();
    }

    /// <summary>The providers, and what their workspaces of the usual seed have in common: made on a thread beside the rest.</summary>
    private static Task<ProviderCatalog> CatalogAsync(EmulatorSettings settings, IReadOnlyList<IProvider>? providers)
    {
        var catalog = Task.Run(() => new ProviderCatalog(providers ?? ProviderList.Of(settings.Providers)));
        catalog.ContinueWith(
            made =>
            {
                var context = new SeedContext(settings.Fixture, settings.Seed, RealTime.Now, new SecretSource().Next(), HasFixedCredentials: true);
                foreach (var provider in made.Result.All) provider.Seed(context);
            },
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnRanToCompletion, // Never on this thread: the rest is not to wait for it.
            TaskScheduler.Default);
        return catalog;
    }

    private static Task SeedDefaultAsync(IServiceProvider services, EmulatorSettings settings)
    {
        var spec = new WorkspaceSpec(WorkspaceRegistry.DefaultId, settings.Fixture, settings.Seed, ClockMode.Live, Now: null, Factor: 1, TimeToLive: null);
        return settings.Cluster.IsOn ? Cluster.ClusterStart.SeedAsync(services, spec) : services.GetRequiredService<WorkspaceRegistry>().SeedAsync(spec);
    }
}
