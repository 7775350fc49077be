using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Keys;

namespace Serverless.Orchestrations.Billing;

/// <summary>
/// Contract <c>BillCorrected.v1</c> on queue bills: the bill as it should have been, whole. It may arrive before the bill it corrects,
/// which then changes nothing.
/// </summary>
public sealed record BillCorrected : IContract
{
    public static string Subject => "BillCorrected.v1";

    /// <summary>The sender's own key for this correction.</summary>
    [Entered(TextForm.Exact)]
    public required string BillChangeId { get; init; }

    [Entered(TextForm.Exact)]
    public required string BillId { get; init; }

    [Entered(TextForm.Exact)]
    public required string AccountId { get; init; }

    /// <summary>1 for the first change of the bill, and one more for each. A change that comes after a later one changes nothing.</summary>
    public required int Revision { get; init; }

    public required BillContent Bill { get; init; }

    /// <summary>1 to 500 characters; the customer can read it.</summary>
    [Entered(TextForm.Lines)]
    public required string Why { get; init; }

    string IContract.Key => BillChangeId;

    public IEnumerable<FieldProblem> Problems() =>
        [.. BillStatement.Problems(BillChangeId, BillId, AccountId, Revision, Why), .. Bill.Problems().Select(problem => problem with { Field = $"bill.{problem.Field}" })];

    public BillStatement Statement() => new(BillId, AccountId, Revision, BillStatus.Corrected, Bill, Why, KeyClaim.Of(KeyKind.BillChange, BillChangeId, AccountId, this));
}
