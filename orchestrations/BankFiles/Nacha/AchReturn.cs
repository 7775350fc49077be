namespace Serverless.Orchestrations.BankFiles;

/// <summary>An entry that a bank sent back: R01 to R60 and R80 on.</summary>
/// <param name="Code">Such as R01.</param>
/// <param name="Amount">Dollars.</param>
/// <param name="WasDebit">True when the original was a draft; false when it was a refund.</param>
/// <param name="Trace">The trace number of the return itself.</param>
/// <param name="DateOfDeath">With R14 and R15, when the bank gives it.</param>
public sealed record AchReturn(int Line, int Batch, AchOriginal Original, string Code, decimal Amount, bool WasDebit, string Trace, DateOnly? DateOfDeath)
    : BankFileItem(Line, Batch);

/// <summary>A dishonoured return (R61 to R70) or a contested one (R71 to R77). Banks settle it among themselves: nothing is posted to a customer.</summary>
/// <param name="ReturnTrace">The trace number of the return it is about.</param>
/// <param name="ReturnReason">That return's reason, such as 01 for R01.</param>
public sealed record AchBetweenBanks(int Line, int Batch, AchOriginal Original, string Code, decimal Amount, string? ReturnTrace, string? ReturnReason)
    : BankFileItem(Line, Batch)
{
    public bool IsContested => string.CompareOrdinal(Code, "R71") >= 0;
}

/// <summary>A notification of change: the bank took the entry, and says what to put right before the next one.</summary>
/// <param name="Code">Such as C01.</param>
/// <param name="Corrected">Null when a person must read it: an international correction, an unknown code, or a field that does not hold what the code says.</param>
public sealed record AchNotification(int Line, int Batch, AchOriginal Original, string Code, CorrectedData? Corrected, string Trace)
    : BankFileItem(Line, Batch)
{
    /// <summary>C61 to C69: a bank refuses a notification. We send none, so a person must look.</summary>
    public bool IsRefusal => Code.StartsWith("C6", StringComparison.Ordinal);
}
