using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

public sealed partial class TaskHub
{
    /// <summary>The history of an instance's last run; null when there is no instance of this id.</summary>
    public Task<IReadOnlyList<HistoryEvent>?> ReadHistoryAsync(string instanceId) =>
        Store.ReadAsync(IReadOnlyList<HistoryEvent>? (connection) =>
            InstanceRows.Find(connection, instanceId) is { } found ? HistoryRows.Read(connection, found.Key) : null);

    internal Task<OrchestrationState?> GetInstanceAsync(string id, bool withPayloads) =>
        Store.ReadAsync(connection => InstanceQueries.One(connection, id, withPayloads));

    /// <summary>The instance once it has ended; null when there is none of this id.</summary>
    internal async Task<OrchestrationState?> WhenEndedAsync(string id, CancellationToken cancellation) =>
        (Find(id) is { } running ? await running.WhenEndedAsync(cancellation) : null) ?? await GetInstanceAsync(id, true);

    /// <summary>The instance once its first turn is over; null when there is none of this id.</summary>
    internal async Task<OrchestrationState?> WhenStartedAsync(string id, CancellationToken cancellation)
    {
        if (Find(id) is { } running) await running.WhenStartedAsync(cancellation);
        return await GetInstanceAsync(id, true);
    }

    /// <exception cref="FormatException">A time or the continuation token cannot be read.</exception>
    internal Task<InstancePage> QueryAsync(InstanceQuery query)
    {
        // One store, one hub: the others that a client may name are empty.
        if (query.TaskHubNames.Count > 0 && !query.TaskHubNames.Contains(Options.HubName, StringComparer.OrdinalIgnoreCase))
        {
            return Task.FromResult(new InstancePage([], null));
        }
        var filter = InstanceFilter.Of(query);
        return Store.ReadAsync(connection => InstanceQueries.Page(connection, filter));
    }

    /// <inheritdoc cref="QueryAsync"/>
    internal Task<ListInstanceIdsResponse> ListIdsAsync(ListInstanceIdsRequest request)
    {
        var filter = InstanceFilter.Of(request);
        return Store.ReadAsync(connection => InstanceQueries.Ids(connection, filter));
    }
}
