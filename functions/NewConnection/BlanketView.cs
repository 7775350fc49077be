using Serverless.Orchestrations.NewConnection;

namespace Serverless.Functions.NewConnection;

/// <summary>A blanket instrument with what it secures. Dollars.</summary>
/// <param name="Allocations">Dollars by request id.</param>
public sealed record BlanketView(BlanketOffered Instrument, decimal Free, IReadOnlyDictionary<string, decimal> Allocations, IReadOnlyList<DateOnly> RenewalDates, string EnteredBy)
{
    public static BlanketView Of(BlanketDocument blanket) => new(blanket.Offer, blanket.Free, blanket.Allocations, blanket.RenewalDates, blanket.CauseId);
}
