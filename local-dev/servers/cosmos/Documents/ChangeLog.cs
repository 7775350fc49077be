namespace Serverless.LocalDev.Cosmos.Documents;

/// <summary>
/// The change feed in LatestVersion mode: every live document once, where its last change is. Older entries of a document
/// are passed over, and dropped when they are the majority.
/// </summary>
internal sealed class ChangeLog
{
    private readonly List<(long Lsn, DocumentSlot Slot)> entries = [];
    private int stale;

    public void Add(long lsn, DocumentSlot slot, bool isFirstOfSlot)
    {
        entries.Add((lsn, slot));
        if (!isFirstOfSlot) Outdated();
    }

    /// <summary>An entry's document has changed again or is gone.</summary>
    public void Outdated()
    {
        if (++stale * 2 <= entries.Count || entries.Count < 64) return;
        entries.RemoveAll(entry => entry.Slot.Current?.Lsn != entry.Lsn);
        stale = 0;
    }

    /// <summary>Changes after <paramref name="afterLsn"/>, oldest first, that <paramref name="wanted"/> accepts.</summary>
    public List<DocumentVersion> Read(long afterLsn, long now, int limit, Func<DocumentVersion, bool> wanted)
    {
        var found = new List<DocumentVersion>();
        for (var i = FirstAfter(afterLsn); i < entries.Count && found.Count < limit; i++)
        {
            var (lsn, slot) = entries[i];
            if (slot.Current is not { } current || current.Lsn != lsn || current.ExpiresAt <= now) continue;
            var version = new DocumentVersion(slot, current);
            if (wanted(version)) found.Add(version);
        }
        return found;
    }

    private int FirstAfter(long lsn)
    {
        int low = 0, high = entries.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (entries[middle].Lsn <= lsn) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
