using Serverless.LocalDev.Cosmos.Http;

namespace Serverless.LocalDev.Cosmos.Documents;

/// <summary>Which part of a container a query or a feed is about: all of it, one partition key, or a range of hashed keys.</summary>
internal readonly record struct DocumentScope(string? PartitionKey, string? RangeStart, string? RangeEnd)
{
    public static DocumentScope Of(EndpointRequest request, int partitionKeyPaths)
    {
        if (request.Header(HeaderNames.PartitionKey) is { Length: > 0 } header)
        {
            var key = PartitionKeyText.FromHeader(header);
            if (partitionKeyPaths < 2 || EffectivePartitionKey.Components(key) == partitionKeyPaths) return new DocumentScope(key, null, null);
            var prefix = EffectivePartitionKey.OfKeyText(key);
            return new DocumentScope(null, prefix, prefix + "FF");
        }
        // Ranges of the one physical partition cover everything; only hierarchical keys are asked for by parts of it.
        if (partitionKeyPaths < 2) return default;
        var start = request.Header(HeaderNames.StartRange);
        var end = request.Header(HeaderNames.EndRange);
        return start is null && end is null ? default : new DocumentScope(null, start ?? "", end ?? "FF");
    }

    public bool Contains(DocumentSlot slot)
    {
        if (PartitionKey is not null) return slot.Partition.KeyText == PartitionKey;
        if (RangeStart is null) return true;
        var key = slot.Partition.EffectiveKey;
        return string.CompareOrdinal(key, RangeStart) >= 0 && string.CompareOrdinal(key, RangeEnd) < 0;
    }
}
