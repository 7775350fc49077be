namespace Microsoft.DurableTask.Abstractions;

/// <summary>Orders versions: an empty one is the oldest, numbers compare as numbers, anything else as text.</summary>
public static class TaskOrchestrationVersioningUtils
{
    public static int CompareVersions(string sourceVersion, string otherVersion)
    {
        var noSource = string.IsNullOrWhiteSpace(sourceVersion);
        var noOther = string.IsNullOrWhiteSpace(otherVersion);
        if (noSource || noOther) return noOther.CompareTo(noSource);
        return System.Version.TryParse(sourceVersion, out var source) && System.Version.TryParse(otherVersion, out var other)
            ? source.CompareTo(other)
            : string.Compare(sourceVersion, otherVersion, StringComparison.OrdinalIgnoreCase);
    }
}
