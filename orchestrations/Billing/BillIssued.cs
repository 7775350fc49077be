using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Keys;

namespace Serverless.Orchestrations.Billing;

/// <summary>Contract <c>BillIssued.v1</c> on queue bills: the customer information system has billed an account.</summary>
public sealed record BillIssued : IContract
{
    public static string Subject => "BillIssued.v1";

    [Entered(TextForm.Exact)]
    public required string BillId { get; init; }

    [Entered(TextForm.Exact)]
    public required string AccountId { get; init; }

    public required BillContent Bill { get; init; }

    string IContract.Key => BillId;

    public IEnumerable<FieldProblem> Problems() => [.. Rules.Id("billId", BillId), .. Rules.Id("accountId", AccountId), .. Bill.Problems().Select(problem => problem with { Field = $"bill.{problem.Field}" })];

    public BillStatement Statement() => new(BillId, AccountId, 0, BillStatus.Issued, Bill, null, KeyClaim.Of(KeyKind.Bill, BillId, AccountId, this));
}
