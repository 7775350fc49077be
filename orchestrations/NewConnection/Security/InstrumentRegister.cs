using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Makes sure that a paper secures only one thing, wherever it is offered. It is registered before it is held, and freed afterwards.</summary>
public sealed class InstrumentRegister(UtilityDatabase database, TimeProvider time)
{
    /// <summary>Whether the paper secures nothing else now. Takes nothing.</summary>
    public async Task<bool> IsFreeForAsync(string instrumentId, string secures, CancellationToken cancellation = default) =>
        await database.Keys.FindAsync<RegisteredInstrumentDocument>(instrumentId, RegisteredInstrumentDocument.DocumentId, cancellation) is not { Secures: { } other } || other == secures;

    /// <summary>False when the paper secures something else.</summary>
    /// <param name="instrumentId">See <see cref="InstrumentId"/>.</param>
    /// <param name="secures">A request's id, or <see cref="RegisteredInstrumentDocument.AsBlanket"/>.</param>
    /// <exception cref="CosmosException">The store refused; the paper may not be held yet.</exception>
    public async Task<bool> TakeAsync(string instrumentId, string secures, string offerId, CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        var first = new RegisteredInstrumentDocument
        {
            Id = RegisteredInstrumentDocument.DocumentId,
            Key = instrumentId,
            Secures = secures,
            Offers = [offerId],
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = offerId,
        };
        if (await database.Keys.CreateOnceAsync(instrumentId, first, cancellation)) return true;
        var changed = await database.Keys.ChangeAsync<RegisteredInstrumentDocument>(
            instrumentId, RegisteredInstrumentDocument.DocumentId, known => known.With(secures, offerId, now), cancellation);
        return changed.Document?.Secures == secures;
    }

    /// <summary>Frees a request's offers of a paper. If there are none, or the paper is unknown, nothing happens.</summary>
    /// <param name="isOver">Whether the offer of this id is no longer needed.</param>
    public Task ReleaseAsync(string instrumentId, string requestId, Func<string, bool> isOver, CancellationToken cancellation = default) =>
        database.Keys.ChangeAsync<RegisteredInstrumentDocument>(
            instrumentId, RegisteredInstrumentDocument.DocumentId, known => known.Without(requestId, isOver, time.GetUtcNow()), cancellation);
}
