namespace Serverless.LocalDev.Blobs.Storage;

/// <summary>A container's blobs in order of name.</summary>
internal sealed class BlobContainer(ContainerHeader header)
{
    private readonly Dictionary<string, StoredBlob> blobs = new(StringComparer.Ordinal);
    private readonly SortedSet<string> names = new(StringComparer.Ordinal);

    public ContainerHeader Header { get; set; } = header;

    public IEnumerable<StoredBlob> Blobs => blobs.Values;

    public StoredBlob? Find(string name) => blobs.GetValueOrDefault(name);

    public void Put(StoredBlob blob)
    {
        blobs[blob.Header.Name] = blob;
        names.Add(blob.Header.Name);
    }

    public void Remove(string name)
    {
        blobs.Remove(name);
        names.Remove(name);
    }

    /// <summary>
    /// Up to <paramref name="count"/> blobs and groups of blobs, those that share their name up to the first
    /// <paramref name="delimiter"/> after the prefix; from the name <paramref name="from"/> on.
    /// </summary>
    /// <param name="prefix">May be empty.</param>
    /// <param name="delimiter">Empty for blobs only.</param>
    public ListingPage List(string prefix, string delimiter, string from, int count)
    {
        var entries = new List<ListingEntry>();
        string? group = null;
        foreach (var name in NamesFrom(string.CompareOrdinal(from, prefix) > 0 ? from : prefix).TakeWhile(name => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            if (group is not null && name.StartsWith(group, StringComparison.Ordinal)) continue;
            if (entries.Count == count) return new(entries, name);
            var end = delimiter.Length == 0 ? -1 : name.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
            group = end < 0 ? null : name[..(end + delimiter.Length)];
            entries.Add(group is null ? new(name, blobs[name].Header) : new(group, null));
        }
        return new(entries, null);
    }

    private SortedSet<string> NamesFrom(string first) =>
        names.Max is { } last && string.CompareOrdinal(first, last) <= 0 ? names.GetViewBetween(first, last) : [];
}

/// <param name="Next">The name at which the next page begins; null on the last.</param>
internal sealed record ListingPage(IReadOnlyList<ListingEntry> Entries, string? Next);

/// <param name="Blob">Null for a group of blobs; its name is what they share.</param>
internal sealed record ListingEntry(string Name, BlobHeader? Blob);
