using Serverless.LocalDev.Cosmos.Documents;

namespace Serverless.LocalDev.Cosmos.Query;

/// <summary>The documents a query runs over, in a stable order.</summary>
internal interface IDocumentSource
{
    /// <summary>Documents with this number or a higher one.</summary>
    IEnumerable<(long Number, byte[] Body)> From(long number);
}

internal sealed class BodiesSource(IReadOnlyList<byte[]> bodies) : IDocumentSource
{
    public IEnumerable<(long Number, byte[] Body)> From(long number)
    {
        for (var i = (int)number; i < bodies.Count; i++) yield return (i, bodies[i]);
    }
}

/// <summary>Documents of a container as they are when the query comes to them, a chunk under its lock at a time.</summary>
internal sealed class ContainerSource(DocumentContainer container, DocumentScope scope) : IDocumentSource
{
    private const int Chunk = 128;

    public IEnumerable<(long Number, byte[] Body)> From(long number)
    {
        var buffer = new DocumentVersion[Chunk];
        var after = number - 1;
        while (container.Read(scope, after, buffer) is var count and > 0)
        {
            for (var i = 0; i < count; i++)
            {
                if (scope.Contains(buffer[i].Slot)) yield return (buffer[i].Slot.Number, buffer[i].Document.Body);
            }
            if (count < Chunk) yield break;
            after = buffer[count - 1].Slot.Number;
        }
    }
}
