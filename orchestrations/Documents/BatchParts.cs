namespace Serverless.Orchestrations.Documents;

/// <summary>A document to be written, and its bytes.</summary>
public sealed record BatchPart<T>(T Document, Stream Content) where T : Document;

/// <summary>Splits documents that need not change together into batches that the store accepts.</summary>
public static class BatchParts
{
    /// <summary>The most bytes of documents in one batch. The store takes 2 MB, and the rest of the request needs some of it.</summary>
    public const long MostBytes = 1_800_000;

    /// <summary>Splits by count and by bytes, and keeps the order. A document that is too large by itself gets a batch of its own.</summary>
    public static IEnumerable<IReadOnlyList<BatchPart<T>>> Of<T>(IEnumerable<T> documents) where T : Document
    {
        var (part, bytes) = (new List<BatchPart<T>>(), 0L);
        foreach (var document in documents)
        {
            var content = DocumentStream.Of(document);
            if (part.Count > 0 && (part.Count == BatchExecution.MostOperations || bytes + content.Length > MostBytes))
            {
                yield return part;
                (part, bytes) = ([], 0L);
            }
            part.Add(new(document, content));
            bytes += content.Length;
        }
        if (part.Count > 0) yield return part;
    }
}
