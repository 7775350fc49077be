using System.Net;
using Microsoft.Azure.Cosmos;

namespace Serverless.Orchestrations.Documents;

/// <summary>The result of trying to change a document.</summary>
/// <param name="Document">The document afterwards; null when there is none.</param>
/// <param name="IsChanged">True when this call wrote it.</param>
public readonly record struct ChangedDocument<T>(T? Document, bool IsChanged)
    where T : Document;

/// <summary>Writes of one document that return "already exists" and "changed meanwhile" instead of throwing.</summary>
public static class ContainerWrites
{
    /// <summary>Writes the document unless its id exists in the partition; an existing one is not changed.</summary>
    /// <returns>True when this call wrote it.</returns>
    /// <exception cref="DocumentTooLargeException">The document exceeds 2 MB.</exception>
    /// <exception cref="CosmosException">The store refused for another reason; nothing was written.</exception>
    public static async Task<bool> CreateOnceAsync<T>(this Container container, string partition, T document, CancellationToken cancellation = default)
        where T : Document
    {
        using var written = await container.CreateItemStreamAsync(DocumentStream.Of(document), new PartitionKey(partition), WithoutAnswer(), cancellation);
        if (written.StatusCode == HttpStatusCode.Conflict) return false;
        written.EnsureWritten();
        return true;
    }

    /// <summary>Reads the document, decides on it and writes the result. If another writer was faster, it reads and decides again.</summary>
    /// <param name="decide">Gives the new document; null, or the same document, changes nothing.</param>
    /// <exception cref="DocumentTooLargeException">The document exceeds 2 MB.</exception>
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

    /// <summary>Write options without the document in the answer, since nobody reads it.</summary>
    private static ItemRequestOptions WithoutAnswer(string? ifMatch = null) => new() { EnableContentResponseOnWrite = false, IfMatchEtag = ifMatch };
}
