namespace Serverless.LocalDev.Cosmos.Documents;

/// <summary>Documents by the time of their creation. What is deleted leaves a hole until holes are the majority.</summary>
internal sealed class SlotList
{
    private readonly List<DocumentSlot> slots = [];
    private int holes;

    public int Count => slots.Count - holes;

    public void Add(DocumentSlot slot) => slots.Add(slot);

    /// <summary>For a slot that has just lost its document.</summary>
    public void Removed()
    {
        if (++holes * 2 <= slots.Count || slots.Count < 32) return;
        slots.RemoveAll(slot => slot.Current is null);
        holes = 0;
    }

    /// <summary>A slot that was given up and has its document back (a batch undone).</summary>
    public void Restored(DocumentSlot slot)
    {
        var index = FirstAfter(slot.Number - 1);
        if (index < slots.Count && ReferenceEquals(slots[index], slot)) holes--;
        else slots.Insert(index, slot);
    }

    /// <summary>Copies up to the buffer's length of live slots created after the given one; returns how many.</summary>
    public int Read(long afterNumber, long now, Span<DocumentVersion> buffer)
    {
        var count = 0;
        for (var i = FirstAfter(afterNumber); i < slots.Count && count < buffer.Length; i++)
        {
            if (slots[i].Current is { } current && current.ExpiresAt > now) buffer[count++] = new DocumentVersion(slots[i], current);
        }
        return count;
    }

    public IEnumerable<DocumentVersion> All()
    {
        foreach (var slot in slots)
        {
            if (slot.Current is { } current) yield return new DocumentVersion(slot, current);
        }
    }

    private int FirstAfter(long number)
    {
        if (slots.Count == 0 || number < slots[0].Number) return 0;
        int low = 0, high = slots.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (slots[middle].Number <= number) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}

/// <summary>A document as it was when it was looked up.</summary>
internal readonly record struct DocumentVersion(DocumentSlot Slot, StoredDocument Document);
