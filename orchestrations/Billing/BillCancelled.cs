using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Keys;

namespace Serverless.Orchestrations.Billing;

/// <summary>Contract <c>BillCancelled.v1</c> on queue bills: the bill is void. What was paid of it becomes credit.</summary>
public sealed record BillCancelled : IContract
{
    public static string Subject => "BillCancelled.v1";

    /// <inheritdoc cref="BillCorrected.BillChangeId"/>
    [Entered(TextForm.Exact)]
    public required string BillChangeId { get; init; }

    [Entered(TextForm.Exact)]
    public required string BillId { get; init; }

    [Entered(TextForm.Exact)]
    public required string AccountId { get; init; }

    /// <inheritdoc cref="BillCorrected.Revision"/>
    public required int Revision { get; init; }

    /// <inheritdoc cref="BillCorrected.Why"/>
    [Entered(TextForm.Lines)]
    public required string Why { get; init; }

    string IContract.Key => BillChangeId;

    public IEnumerable<FieldProblem> Problems() => BillStatement.Problems(BillChangeId, BillId, AccountId, Revision, Why);

    public BillStatement Statement() => new(BillId, AccountId, Revision, BillStatus.Cancelled, null, Why, KeyClaim.Of(KeyKind.BillChange, BillChangeId, AccountId, this));
}
