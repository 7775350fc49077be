using Serverless.Orchestrations.Partners;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>A check that came to a lockbox.</summary>
/// <param name="Place">Box, batch and item, as the bank numbers them.</param>
/// <param name="Amount">Dollars.</param>
/// <param name="Deposited">The batch's date, else the file's; null when neither can be read.</param>
/// <param name="Check">The check's number; null when there is none.</param>
/// <param name="Pays">What it pays, together the whole amount. Empty when that is not known or does not add up: then a person finds out.</param>
public sealed record LockboxItem(
    int Line, int Batch, LockboxPlace Place, decimal Amount, DateOnly? Deposited, string? Check, string? Routing, BankAccountNumber Account, IReadOnlyList<LockboxShare> Pays)
    : BankFileItem(Line, Batch);

/// <summary>Box 0001001, batch 002, item 014.</summary>
public sealed record LockboxPlace(string Box, string Batch, string Item)
{
    public override string ToString() => $"{Box}-{Batch}-{Item}";
}

/// <summary>What a check pays to one account.</summary>
/// <param name="Reference">The account's number as the remittance slip has it.</param>
/// <param name="Amount">Dollars.</param>
public sealed record LockboxShare(string Reference, decimal Amount);
