using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>What a paper secures (container keys, under the paper's id): one request, or a blanket instrument, and never two things.</summary>
public sealed record RegisteredInstrumentDocument : Document
{
    public const string DocumentId = "instrument";

    /// <summary>Stands for a blanket instrument in place of a request's id. No request has this id.</summary>
    public const string AsBlanket = "~blanket";

    public override string Type => DocumentId;

    /// <summary>The paper's id, made by <see cref="InstrumentId"/>.</summary>
    public required string Key { get; init; }

    /// <summary>The request it secures, or <see cref="AsBlanket"/>; null while it secures nothing.</summary>
    public string? Secures { get; init; }

    /// <summary>The offers by which it secures that request. When none is left, the paper is free.</summary>
    public IReadOnlyList<string> Offers { get; init; } = [];

    /// <summary>The paper with one more offer; the same paper when the offer is known. Null when it secures something else.</summary>
    /// <param name="secures">A request's id, or <see cref="AsBlanket"/>.</param>
    public RegisteredInstrumentDocument? With(string secures, string offerId, DateTimeOffset now)
    {
        if (Secures is not null && Secures != secures) return null;
        return Offers.Contains(offerId) ? this : this with { Secures = secures, Offers = [.. Offers, offerId], UpdatedAt = now, CauseId = offerId };
    }

    /// <summary>The paper without those of a request's offers that are over; the same paper when there are none.</summary>
    public RegisteredInstrumentDocument Without(string requestId, Func<string, bool> isOver, DateTimeOffset now)
    {
        if (Secures != requestId || !Offers.Any(isOver)) return this;
        string[] kept = [.. Offers.Where(offer => !isOver(offer))];
        return this with { Secures = kept.Length == 0 ? null : requestId, Offers = kept, UpdatedAt = now, CauseId = requestId };
    }
}
