using System.Collections.Concurrent;

namespace Serverless.LocalDev.Store;

/// <summary>
/// Finds an embedded service by the host name a client was given: what DNS is to the real clients. Several clouds live in
/// one process (tests), each under names of its own.
/// </summary>
public static class EmbeddedEndpoints
{
    private static readonly ConcurrentDictionary<string, object> Services = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="InvalidOperationException">The name is taken.</exception>
    public static IDisposable Register(string host, object service)
    {
        if (!Services.TryAdd(host, service)) throw new InvalidOperationException($"An embedded service is already registered as '{host}'.");
        return new Registration(host);
    }

    /// <exception cref="InvalidOperationException">No such service runs in this process.</exception>
    public static T Resolve<T>(string host) where T : class =>
        Services.TryGetValue(host, out var service) && service is T found
            ? found
            : throw new InvalidOperationException(
                $"No embedded {typeof(T).Name} runs in this process under '{host}'. This build is made against the embedded " +
                "cloud: start it with 'dotnet run --project local-dev', or build with -p:CloudSdk=azure to reach Azure.");

    private sealed class Registration(string host) : IDisposable
    {
        public void Dispose() => Services.TryRemove(host, out _);
    }
}
