using Serverless.Orchestrations.NewConnection;

namespace Serverless.Functions.NewConnection;

/// <summary>A blanket instrument and what it secures. Amounts in dollars.</summary>
/// <param name="ApprovalsNeeded">How many people besides the one who entered it must approve before it secures anything.</param>
/// <param name="Allocations">Dollars by request id.</param>
public sealed record BlanketView(BlanketOffered Instrument, decimal Free, IReadOnlyDictionary<string, decimal> Allocations, IReadOnlyList<DateOnly> RenewalDates, string EnteredBy,
    IReadOnlyList<BlanketApproval> Approvals, int ApprovalsNeeded)
{
    public static BlanketView Of(BlanketDocument blanket) => new(blanket.Offer, blanket.Free, blanket.Allocations, blanket.RenewalDates, blanket.EnteredBy, blanket.Approvals, blanket.ApprovalsNeeded);
}
