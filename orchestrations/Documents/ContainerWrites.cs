using System.Net;
using Microsoft.Azure.Cosmos;

namespace Serverless.Orchestrations.Documents;

/// <summary>A document after a change was tried.</summary>
/// <param name="Document">As it is now; null when there is none.</param>
/// <param name="IsChanged">True when this call wrote it.</param>
public readonly record struct ChangedDocument<T>(T? Document, bool IsChanged)
    where T : Document;

/// <summary>Writes of one document in which "there already" and "changed meanwhile" are answers and not exceptions.</summary>
public static class ContainerWrites
{
    /// <summary>Writes the document unless its id is taken in its partition; one that is there is left as it is.</summary>
    /// <returns>True when it was written now.</returns>
    /// <exception cref="DocumentTooLargeException">It is past 2 MB.</exception>
    /// <exception cref="CosmosException">The store refused for another reason; nothing was written.</exception>
    public static async Task<bool> CreateOnceAsync<T>(this Container container, string partition, T document, CancellationToken cancellation = default)
        where T : Document
    {
        using var written = await container.CreateItemStreamAsync(DocumentStream.Of(document), new PartitionKey(partition), WithoutAnswer(), cancellation);
        if (written.StatusCode == HttpStatusCode.Conflict) return false;
        written.EnsureWritten();
        return true;
    }

    /// <summary>Reads the document, decides on it and writes what came of it; reads and decides again whenever somebody else was faster.</summary>
    /// <param name="decide">The document as it shall be; null, or the one that was read, leaves it as it is.</param>
    /// <exception cref="DocumentTooLargeException">It is past 2 MB.</exception>
    /// <exception cref="CosmosException">The store refused for another reason; nothing was written.</exception>
    public static async Task<ChangedDocument<T>> ChangeAsync<T>(
        this Container container, string partition, string id, Func<T, T?> decide, CancellationToken cancellation = default)
        where T : Document
    {
        while (true)
        {
            if (await container.FindAsync<T>(partition, id, cancellation) is not { } current) return default;
            if (decide(current) is not { } changed || ReferenceEquals(changed, current)) return new(current, IsChanged: false);
            using var written = await container.ReplaceItemStreamAsync(
                DocumentStream.Of(changed), id, new PartitionKey(partition), WithoutAnswer(current.ETag), cancellation);
            if (written.StatusCode == HttpStatusCode.PreconditionFailed) continue;
            written.EnsureWritten();
            return new(changed, IsChanged: true);
        }
    }

    /// <summary>Nobody reads the document back: the answer need not carry it.</summary>
    private static ItemRequestOptions WithoutAnswer(string? ifMatch = null) => new() { EnableContentResponseOnWrite = false, IfMatchEtag = ifMatch };
}
