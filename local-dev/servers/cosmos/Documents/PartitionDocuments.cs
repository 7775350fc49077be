namespace Serverless.LocalDev.Cosmos.Documents;

/// <summary>The documents of one logical partition.</summary>
internal sealed class PartitionDocuments(string keyText)
{
    private string? effectiveKey;

    /// <summary>The canonical JSON array of the partition key's values.</summary>
    public string KeyText { get; } = keyText;

    public Dictionary<string, DocumentSlot> ById { get; } = new(StringComparer.Ordinal);

    public SlotList InOrder { get; } = new();

    /// <summary>Who holds a unique key; null where the container has none.</summary>
    public Dictionary<string, DocumentSlot>? UniqueKeys { get; set; }

    /// <summary>The hashed key that ranges of the key space are compared with.</summary>
    public string EffectiveKey => effectiveKey ??= EffectivePartitionKey.OfKeyText(KeyText);
}
