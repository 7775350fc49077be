using System.Globalization;
using Serverless.LocalDev.Cosmos.Http;

namespace Serverless.LocalDev.Cosmos.Query;

/// <summary>
/// Where the next page begins. A streaming query goes on at a document, so that changes elsewhere do not shift it; one that
/// sorts or groups runs again and skips what was given.
/// </summary>
/// <param name="Number">The document to go on at; 0 for the beginning.</param>
/// <param name="Skip">Rows already given: of that document, or of all.</param>
internal readonly record struct QueryContinuation(long Number, int Skip)
{
    /// <exception cref="CosmosRefusal">400: not one of ours.</exception>
    public static QueryContinuation? Parse(string? header)
    {
        if (string.IsNullOrEmpty(header)) return null;
        var parts = header.Split('.');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var skip)
                ? new QueryContinuation(number, skip)
                : throw new CosmosRefusal(400, "The continuation token is invalid.");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}.{Skip}");
}
