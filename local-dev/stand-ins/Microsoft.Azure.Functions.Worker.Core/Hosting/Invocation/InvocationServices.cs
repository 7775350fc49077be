using Microsoft.Extensions.DependencyInjection;

namespace Serverless.LocalDev.Functions;

/// <summary>What every invocation of a host shares.</summary>
/// <param name="Stopping">Cancelled when the host's patience with what is in flight ends at shutdown.</param>
internal sealed record InvocationServices(
    IServiceProvider Root, IServiceScopeFactory Scopes, InvocationIds Ids, CancellationToken Stopping);
