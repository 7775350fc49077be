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

/// <summary>A return that came without a file, as a person enters it.</summary>
/// <param name="Code">Such as X9-A for a check without funds, or CARD-DISPUTE.</param>
public sealed record EnteredReturn([property: Entered(TextForm.Exact)] string Code, [property: Entered(TextForm.Lines)] string Why) : IEntry
{
    public IEnumerable<FieldProblem> Problems() =>
    [
        .. Rules.Id("code", Code),
        .. Rules.Text("why", Why, longest: 500, shortest: 1),
        .. ReturnCodes.IsBetweenBanks(Code) ? [new("code", "is settled among banks, and never a customer's")] : Enumerable.Empty<FieldProblem>(),
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
