using System.Globalization;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

/// <summary>
/// Which instances a client asks for. It is read before the store is asked: what a client gets wrong must not meet the thread
/// that writes.
/// </summary>
/// <param name="From">Ticks, inclusive: of creation, or of completion where ids are listed.</param>
/// <param name="To">Ticks, inclusive.</param>
/// <param name="Statuses">One bit a status.</param>
/// <param name="After">The key of the last instance already given.</param>
internal sealed record InstanceFilter(long? From, long? To, long Statuses, long After, int Size)
{
    private const int DefaultPageSize = 100;

    public string? IdPrefix { get; init; }

    public bool WithPayloads { get; init; }

    /// <exception cref="FormatException">A time or the continuation token cannot be read.</exception>
    public static InstanceFilter Of(InstanceQuery query) =>
        new(Ticks(query.CreatedTimeFrom), Ticks(query.CreatedTimeTo), Mask(query.RuntimeStatus), Key(query.ContinuationToken), PageSize(query.MaxInstanceCount))
        {
            IdPrefix = string.IsNullOrEmpty(query.InstanceIdPrefix) ? null : query.InstanceIdPrefix,
            WithPayloads = query.FetchInputsAndOutputs,
        };

    /// <inheritdoc cref="Of(InstanceQuery)"/>
    public static InstanceFilter Of(ListInstanceIdsRequest request) =>
        new(Ticks(request.CompletedTimeFrom), Ticks(request.CompletedTimeTo), Mask(request.RuntimeStatus), Key(request.LastInstanceKey), PageSize(request.PageSize));

    /// <inheritdoc cref="Of(InstanceQuery)"/>
    public static InstanceFilter Of(PurgeInstanceFilter filter) =>
        new(Ticks(filter.CreatedTimeFrom), Ticks(filter.CreatedTimeTo), Mask(filter.RuntimeStatus), 0, PurgeRows.BatchSize);

    /// <summary>The continuation token behind an instance.</summary>
    public static string Token(long key) => key.ToString(CultureInfo.InvariantCulture);

    private static long Mask(RepeatedField<OrchestrationStatus> statuses) =>
        statuses.Count == 0 ? long.MaxValue : statuses.Aggregate(0L, (sum, status) => sum | (1L << (int)status));

    private static long? Ticks(Timestamp? time)
    {
        try
        {
            return time?.ToDateTime().Ticks;
        }
        catch (InvalidOperationException invalid)
        {
            throw new FormatException($"{time!.Seconds} s and {time.Nanos} ns is not a time.", invalid);
        }
    }

    private static int PageSize(int asked) => asked > 0 ? asked : DefaultPageSize;

    private static long Key(string? token) =>
        string.IsNullOrEmpty(token) ? 0
        : long.TryParse(token, CultureInfo.InvariantCulture, out var key) ? key
        : throw new FormatException($"'{token}' is not a continuation token of this task hub.");
}
