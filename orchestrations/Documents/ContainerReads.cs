using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace Serverless.Orchestrations.Documents;

/// <summary>Reads that return null or nothing, instead of throwing, when a document does not exist.</summary>
public static class ContainerReads
{
    public static async Task<T?> FindAsync<T>(this Container container, string partition, string id, CancellationToken cancellation = default)
        where T : class
    {
        using var response = await container.ReadItemStreamAsync(id, new PartitionKey(partition), cancellationToken: cancellation);
        if (response.StatusCode == HttpStatusCode.NotFound) return null;
        response.EnsureSuccessStatusCode();
        return await JsonSerializer.DeserializeAsync<T>(response.Content, DocumentJson.Options, cancellation);
    }

    /// <summary>Those of the given documents that exist, in no particular order. A single id is read without a query, which costs less.</summary>
    public static async Task<IReadOnlyList<T>> FindManyAsync<T>(
        this Container container, string partition, IReadOnlyList<string> ids, CancellationToken cancellation = default)
        where T : class
    {
        if (ids is [var single]) return await container.FindAsync<T>(partition, single, cancellation) is { } one ? [one] : [];
        var query = new QueryDefinition("SELECT * FROM c WHERE ARRAY_CONTAINS(@ids, c.id)").WithParameter("@ids", ids);
        return await container.QueryAsync<T>(query, partition, cancellation).ToListAsync(cancellation);
    }

    /// <summary>All documents of one type in a partition.</summary>
    public static Task<List<T>> AllAsync<T>(this Container container, string partition, string type, CancellationToken cancellation = default)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.type = @type").WithParameter("@type", type);
        return container.QueryAsync<T>(query, partition, cancellation).ToListAsync(cancellation).AsTask();
    }

    /// <summary>Runs a query inside <paramref name="partition"/>, or across all of them when it is null.</summary>
    public static async IAsyncEnumerable<T> QueryAsync<T>(
        this Container container, QueryDefinition query, string? partition = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var options = new QueryRequestOptions { PartitionKey = partition is null ? null : new PartitionKey(partition) };
        using var pages = container.GetItemQueryIterator<T>(query, requestOptions: options);
        while (pages.HasMoreResults)
        {
            foreach (var item in await pages.ReadNextAsync(cancellation)) yield return item;
        }
    }
}
