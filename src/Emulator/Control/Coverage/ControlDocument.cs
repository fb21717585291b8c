using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Emulator.Control.Coverage;

/// <summary>The OpenAPI document of the control API: its title, and the evidence that each operation carries as the providers' do.</summary>
internal static class ControlDocument
{
    private const string Path = "/_emulator/openapi.json";

    /// <summary>Maps it. What writes it is made when it is first asked for, with services of its own.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var made = new Lazy<(IServiceProvider Services, RequestDelegate Write)>(() => Make(services));
        routes.MapGet(Path, context =>
        {
            context.RequestServices = made.Value.Services;
            return made.Value.Write(context);
        }).ExcludeFromDescription();
    }

    private static (IServiceProvider Services, RequestDelegate Write) Make(IServiceProvider services)
    {
        var own = new ServiceCollection();
        own.AddLogging();
        own.AddRouting();
        own.AddSingleton(services.GetRequiredService<IHostEnvironment>());
        own.AddSingleton(services.GetRequiredService<IServer>());
        own.AddOpenApi(Describe);
        own.AddSingleton(services.GetRequiredService<EndpointDataSource>());
        own.AddSingleton(services.GetRequiredService<IServiceProviderIsService>()); // What is a service of the process is no body of a call.
        var provider = own.BuildServiceProvider();
        var routes = new LateEndpoints.Routes(provider);
        routes.MapOpenApi(Path);
        return (provider, routes.DataSources.SelectMany(source => source.Endpoints).Single().RequestDelegate!);
    }

    private static void Describe(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Provider emulator, control API", Version = "1" };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, _, _) =>
        {
            operation.AddExtension(
                "x-evidence",
                new JsonNodeExtension(new JsonObject { ["evidence"] = "documented", ["source"] = "the control API, version 1: the emulator's own" }));
            return Task.CompletedTask;
        });
    }
}
