namespace Serverless.LocalDev.Durable;

/// <summary>How the hub's own version is compared with an instance's. Source: host.json, versionMatchStrategy.</summary>
public enum VersionMatch
{
    /// <summary>Whatever its version, an instance runs.</summary>
    None,

    /// <summary>Instances of this very version run.</summary>
    Strict,

    /// <summary>Instances of this version or an older one run, unversioned ones too: the default.</summary>
    CurrentOrOlder,
}

/// <summary>What becomes of an instance whose version does not match. Source: host.json, versionFailureStrategy.</summary>
public enum VersionFailure
{
    /// <summary>It waits, untouched, for a hub that takes it: the default.</summary>
    Reject,

    /// <summary>It fails.</summary>
    Fail,
}

internal static class OrchestrationVersions
{
    /// <summary>Whether a hub takes instances of a version; one that has no default version takes all.</summary>
    public static bool Takes(this TaskHubOptions options, string? version) => options.DefaultVersion is not { } current || options.VersionMatch switch
    {
        VersionMatch.Strict => string.Equals(version ?? string.Empty, current, StringComparison.Ordinal),
        VersionMatch.CurrentOrOlder => Compare(version, current) <= 0,
        _ => true,
    };

    /// <summary>By the numbers in them; no version is older than any, and what is no number is compared as text.</summary>
    public static int Compare(string? left, string? right)
    {
        if (string.IsNullOrWhiteSpace(left)) return string.IsNullOrWhiteSpace(right) ? 0 : -1;
        if (string.IsNullOrWhiteSpace(right)) return 1;
        return Version.TryParse(left, out var leftNumbers) && Version.TryParse(right, out var rightNumbers)
            ? leftNumbers.CompareTo(rightNumbers)
            : string.Compare(left, right, StringComparison.OrdinalIgnoreCase);
    }
}
