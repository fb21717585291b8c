using System.Text.Json;
using Emulator.Cluster.Forwarding;
using Emulator.Cluster.Nodes;
using Emulator.Control.Pact;
using Emulator.Core.Calls;
using Emulator.Core.Clock;
using Emulator.Core.Effects;
using Emulator.Core.Keys;
using Emulator.Core.Store;
using Emulator.Core.Workspaces;

namespace Emulator.Cluster;

/// <summary>Makes the process a node of several. All that knows Orleans or PostgreSQL is behind it, and is not loaded otherwise.</summary>
internal static class ClusterStart
{
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(30);

    /// <summary>Adds what a node needs.</summary>
    public static void AddServices(WebApplicationBuilder builder, EmulatorSettings settings, JsonSerializerOptions answers)
    {
        var services = builder.Services;
        // What a person needs to know of it is told in lines of our own.
        foreach (var teller in (string[])["Orleans", "Polly"]) builder.Logging.AddFilter(teller, LogLevel.Critical);
        services.AddSingleton(services => new SharedDatabase(settings.Cluster.Database, services.GetRequiredService<ILogger<WorkspaceRegistry>>()));
        services.AddSingleton(services => services.GetRequiredService<SharedDatabase>().MakeStore(answers));
        services.AddSingleton<IWorkspaceStore>(services => services.GetRequiredService<DurableStore>());
        services.AddSingleton(new Lease(settings.Cluster.Lease));
        services.AddSingleton<Ownership>();
        services.AddSingleton<Whereabouts>();
        services.AddSingleton<Sending>();
        services.AddSingleton<OwnWay>();
        services.AddSingleton<IWorkspaceRouter, ProviderRouter>();
        services.AddSingleton<ControlRouter>();
        services.AddSingleton<IPactStates, SharedPactStates>();
        services.AddSingleton<UnservedCalls>();
        services.AddSingleton(services => ActivatorUtilities.CreateInstance<ClusterNode>(
            services, settings.Cluster, Listening.Hosts(services.GetRequiredService<IConfiguration>()).FirstOrDefault() ?? "127.0.0.1"));
        services.AddHostedService(services => services.GetRequiredService<ClusterNode>());
        services.AddHostedService(services => ActivatorUtilities.CreateInstance<OrphansWorker>(services, settings.KeepInMemory));
        services.AddHostedService<Scenarios.KeptRuns>();
        services.Configure<HostOptions>(options => options.ShutdownTimeout = LongestEnd);
    }

    /// <summary>Opens the database and takes a seat; what cannot be used is told before anybody is served.</summary>
    /// <exception cref="NotKeptException">It cannot be used.</exception>
    public static void Open(IServiceProvider services)
    {
        services.GetRequiredService<SharedDatabase>().OpenAsync(CancellationToken.None).GetAwaiter().GetResult();
        services.GetRequiredService<ClusterNode>().JoinAsync().GetAwaiter().GetResult();
        services.GetRequiredService<DurableStore>().Open(services.GetRequiredService<WorkspaceHouse>());
    }

    /// <summary>The way of a call begins here: those that other nodes send come in behind it.</summary>
    public static void Use(IApplicationBuilder app)
    {
        var ownership = app.ApplicationServices.GetRequiredService<Ownership>();
        app.Use((HttpContext context, RequestDelegate next) =>
        {
            if (ownership.IsLeaving) context.Response.Headers.Connection = "close";
            return next(context);
        });
        app.Use(app.ApplicationServices.GetRequiredService<OwnWay>().Learn);
    }

    /// <summary>What is about one workspace is done where that is.</summary>
    public static void UseControl(IApplicationBuilder way)
    {
        var router = way.ApplicationServices.GetRequiredService<ControlRouter>();
        way.Use((HttpContext context, RequestDelegate next) => router.InvokeAsync(context, next));
    }

    /// <summary>Starts the node, and makes the workspace of all calls that name no other, unless there is one.</summary>
    public static Task SeedAsync(IServiceProvider services, WorkspaceSpec @default)
    {
        var (registry, ownership) = (services.GetRequiredService<WorkspaceRegistry>(), services.GetRequiredService<Ownership>());
        HidePublicSecrets(services, @default);
        registry.Shared = ownership.CreateAsync;
        registry.SharedList = services.GetRequiredService<SharedDatabase>().Directory.ListAsync;
        registry.SharedDelete = services.GetRequiredService<ControlRouter>().DeleteAsync;
        registry.Scheduled += workspace =>
        {
            if (workspace.Ended.IsCancellationRequested && !workspace.Place.HasMoved) _ = Task.Run(() => ownership.ForgetAsync(workspace));
        };
        services.GetRequiredService<DurableStore>().Fenced += workspace => Task.Run(() => ownership.ForgetAsync(workspace));
        return registry.SeedAsync(() => services.GetRequiredService<ClusterNode>().SeedAsync(@default));
    }

    /// <summary>The public secrets of the workspace of all calls that name no other are hidden at each node, whichever owns it.</summary>
    private static void HidePublicSecrets(IServiceProvider services, WorkspaceSpec @default)
    {
        var house = services.GetRequiredService<WorkspaceHouse>();
        var seed = new SeedContext(@default.Fixture, @default.Seed, RealTime.Now, new SecretSource().Next(), HasFixedCredentials: true);
        foreach (var claim in house.Providers.All.SelectMany(provider => provider.Seed(seed).Claims))
            if (claim.IsSecret) house.PublicSecrets.Add(claim.Value);
    }
}
