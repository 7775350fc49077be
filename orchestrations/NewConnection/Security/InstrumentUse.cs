namespace Serverless.Orchestrations.NewConnection;

/// <summary>Sets papers, and parts of blanket instruments, aside for the offers of requests, and gives them up again.</summary>
public sealed class InstrumentUse(BlanketStore blankets, InstrumentRegister register)
{
    /// <summary>Sets aside what the offer needs.</summary>
    /// <param name="legalName">The applicant's; a part of a blanket instrument secures its holder only.</param>
    /// <returns>Why it cannot be had; null when it was set aside.</returns>
    public async Task<SecurityProblem?> TakeAsync(SecurityOffered offer, string legalName, CancellationToken cancellation = default)
    {
        if (offer.Form == SecurityForm.BlanketAllocation)
            return await blankets.AllocateAsync(offer, legalName, cancellation) ? null : SecurityProblem.BlanketExhausted;
        return await register.TakeAsync(InstrumentId.Of(offer), offer.RequestId, offer.OfferId, cancellation) ? null : SecurityProblem.SecuresElsewhere;
    }

    /// <summary>Gives up a request's use of an instrument, in whatever form it was offered. It is nothing to do when there is none.</summary>
    /// <param name="instrumentId">See <see cref="InstrumentId"/>.</param>
    /// <param name="isOver">Says of an offer's id whether it is needed no more.</param>
    public async Task ReleaseAsync(string instrumentId, string requestId, Func<string, bool> isOver, CancellationToken cancellation = default)
    {
        await blankets.ReleaseAsync(instrumentId, requestId, isOver, cancellation);
        await register.ReleaseAsync(instrumentId, requestId, isOver, cancellation);
    }
}
