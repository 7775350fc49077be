using Microsoft.Extensions.Options;

namespace Microsoft.DurableTask.Client;

/// <summary>Builds each named client once.</summary>
internal sealed class DurableTaskClientProvider(IServiceProvider services, IEnumerable<IDurableTaskClientBuilder> builders)
    : IDurableTaskClientProvider, IAsyncDisposable
{
    private readonly Dictionary<string, DurableTaskClient> clients = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    public DurableTaskClient GetClient(string? name = null)
    {
        name ??= Options.DefaultName;
        lock (gate)
        {
            if (clients.TryGetValue(name, out var client)) return client;
            var builder = builders.FirstOrDefault(candidate => candidate.Name == name)
                ?? throw new ArgumentOutOfRangeException(nameof(name), name, "The value of this argument must be in the set of available clients.");
            return clients[name] = builder.Build(services);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values) await client.DisposeAsync();
    }
}
