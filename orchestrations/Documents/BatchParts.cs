namespace Serverless.Orchestrations.Documents;

/// <summary>A document as it is written, and the bytes of it.</summary>
public sealed record BatchPart<T>(T Document, Stream Content) where T : Document;

/// <summary>Cuts documents that need not change together into batches that the store takes.</summary>
public static class BatchParts
{
    /// <summary>The store takes 2 MB; what surrounds the documents in a request needs some of it.</summary>
    public const long MostBytes = 1_800_000;

    /// <summary>By number and by bytes, in their order. A document that is too large by itself is alone in its batch.</summary>
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
