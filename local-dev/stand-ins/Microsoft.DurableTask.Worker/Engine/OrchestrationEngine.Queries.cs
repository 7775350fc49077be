using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Serverless.LocalDev.Durable;

internal sealed partial class OrchestrationEngine
{
    public async Task<OrchestrationMetadata?> GetInstanceAsync(string id, bool withPayloads, DataConverter? converter = null)
    {
        await OpenAsync();
        return await Store.ReadAsync(connection => InstanceQueries.One(connection, id, withPayloads, converter ?? Converter));
    }

    /// <exception cref="InvalidOperationException">There is no instance of this id.</exception>
    public async Task<OrchestrationMetadata> WhenEndedAsync(
        string id, bool withPayloads, DataConverter converter, CancellationToken cancellation)
    {
        await OpenAsync();
        var ended = Find(id) is { } running ? await running.WhenEndedAsync(cancellation) : null;
        if (ended is not null && !withPayloads) return ended;
        return await GetInstanceAsync(id, withPayloads, converter) ?? ended ?? throw Missing(id);
    }

    /// <inheritdoc cref="WhenEndedAsync"/>
    public async Task<OrchestrationMetadata> WhenStartedAsync(
        string id, bool withPayloads, DataConverter converter, CancellationToken cancellation)
    {
        await OpenAsync();
        if (Find(id) is { } running) await running.WhenStartedAsync(cancellation);
        return await GetInstanceAsync(id, withPayloads, converter) ?? throw Missing(id);
    }

    public AsyncPageable<OrchestrationMetadata> Query(OrchestrationQuery? filter, DataConverter converter)
    {
        var query = filter ?? new OrchestrationQuery();
        if (query.TaskHubNames?.Any() == true)
        {
            throw new NotSupportedException($"{nameof(OrchestrationQuery)}.{nameof(OrchestrationQuery.TaskHubNames)}: the embedded cloud has one task hub.");
        }
        return Pageable.Create(async (token, size, _) =>
        {
            await OpenAsync();
            return await Store.ReadAsync(connection => InstanceQueries.Page(
                connection, query, token ?? query.ContinuationToken, Math.Max(1, size ?? query.PageSize), converter));
        });
    }

    public async Task<Page<string>> ListIdsAsync(
        IEnumerable<OrchestrationRuntimeStatus>? statuses, DateTimeOffset? from, DateTimeOffset? to, int pageSize, string? token)
    {
        await OpenAsync();
        return await Store.ReadAsync(connection =>
            InstanceQueries.Ids(connection, InstanceQueries.Mask(statuses), from, to, Math.Max(1, pageSize), token));
    }

    private static InvalidOperationException Missing(string id) => new($"An orchestration with the instanceId {id} was not found.");
}
