using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>What a person enters to resolve a return: the payment to take back by it, or a reason alone to close it.</summary>
public sealed record EnteredResolution(
    [property: Entered(TextForm.Lines)] string Why, [property: Entered(TextForm.Exact)] string? AccountId = null, [property: Entered(TextForm.Exact)] string? PaymentId = null) : IEntry
{
    public IEnumerable<FieldProblem> Problems() =>
    [
        .. Rules.Text("why", Why, longest: 500, shortest: 1),
        .. Rules.Id("accountId", AccountId),
        .. Rules.Id("paymentId", PaymentId),
        .. AccountId is null == PaymentId is null ? Enumerable.Empty<FieldProblem>() : [new("paymentId", "and accountId come together, or neither does")],
    ];
}

/// <summary>How many drafts a company made in a month.</summary>
public sealed record EnteredDraftCount([property: Entered(TextForm.Exact)] string CompanyId, int Drafts) : IEntry
{
    public IEnumerable<FieldProblem> Problems() =>
    [
        .. Rules.Id("companyId", CompanyId),
        .. Drafts < 0 ? [new("drafts", "must not be negative")] : Enumerable.Empty<FieldProblem>(),
    ];
}
