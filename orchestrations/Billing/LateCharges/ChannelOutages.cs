using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Billing;

/// <summary>Notes and lists the channels' outages.</summary>
public sealed class ChannelOutages(UtilityDatabase database, TimeProvider time)
{
    public async Task<IReadOnlyList<ChannelOutageDocument>> AllAsync(CancellationToken cancellation = default) =>
        await database.Keys.AllAsync<ChannelOutageDocument>(ChannelOutageDocument.Partition, ChannelOutageDocument.TypeName, cancellation);

    /// <summary>Notes an outage, or its end. The channel and the beginning of one that is noted do not change.</summary>
    /// <returns>The outage as it is noted now.</returns>
    public async Task<ChannelOutageDocument> NoteAsync(ChannelOutage outage, string by, CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        var document = new ChannelOutageDocument
        {
            Id = ChannelOutageDocument.IdFor(outage.OutageId),
            Channel = outage.Channel,
            From = outage.From.ToUniversalTime(),
            Until = outage.Until?.ToUniversalTime(),
            NotedBy = by,
            Why = outage.Why,
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = by,
        };
        if (await database.Keys.CreateOnceAsync(ChannelOutageDocument.Partition, document, cancellation)) return document;
        var changed = await database.Keys.ChangeAsync<ChannelOutageDocument>(
            ChannelOutageDocument.Partition, document.Id, noted => noted.Until == document.Until ? null : noted with { Until = document.Until, UpdatedAt = now, CauseId = by }, cancellation);
        return changed.Document!;
    }
}
