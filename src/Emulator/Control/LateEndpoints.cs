using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Emulator.Control;

/// <summary>The routes of the control API, mapped when one of them is first asked for: whoever calls providers alone does not wait for
/// them at the start.</summary>
/// <param name="services">The services of the process.</param>
/// <param name="map">Maps them.</param>
internal sealed class LateEndpoints(IServiceProvider services, Action<IEndpointRouteBuilder> map) : EndpointDataSource
{
    private readonly Lazy<IReadOnlyList<Endpoint>> endpoints = new(() =>
    {
        var routes = new Routes(services);
        map(routes);
        return [.. routes.DataSources.SelectMany(source => source.Endpoints)];
    });

    /// <inheritdoc/>
    public override IReadOnlyList<Endpoint> Endpoints => endpoints.Value;

    /// <inheritdoc/>
    public override IChangeToken GetChangeToken() => NullChangeToken.Singleton;

    /// <summary>Collects routes.</summary>
    /// <param name="services">The services that they use.</param>
    internal sealed class Routes(IServiceProvider services) : IEndpointRouteBuilder
    {
        /// <inheritdoc/>
        public IServiceProvider ServiceProvider => services;

        /// <inheritdoc/>
        public ICollection<EndpointDataSource> DataSources { get; } = [];

        /// <inheritdoc/>
        public IApplicationBuilder CreateApplicationBuilder() => new ApplicationBuilder(services);
    }
}
