using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Functions.Invocation;

namespace Serverless.LocalDev.Functions.Triggers;

/// <summary>
/// What a binding extension adds to the host: its triggers, its outputs, gRPC services at the worker's endpoint, and
/// addresses at the HTTP front. One that gives inputs is an <see cref="IInputProvider"/> too.
/// </summary>
internal interface IHostExtension : ITriggerProvider, IOutputProvider
{
    /// <summary>Called once, before the endpoint opens: singletons of the services that <see cref="Map"/> maps.</summary>
    void AddServices(IServiceCollection services);

    void Map(IEndpointRouteBuilder endpoints);

    void MapFront(IEndpointRouteBuilder front)
    {
    }
}
