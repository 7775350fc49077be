using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>A customer's account number as others write it.</summary>
internal static class WrittenAccount
{
    private const int Digits = 10;

    /// <summary>The account's number, with or without zeros before it; null when its check digit is wrong: then it may be anybody's.</summary>
    public static string? In(string? text) => text?.TrimStart('0').PadLeft(Digits, '0') is { } number && AccountNumber.IsValid(number) ? number : null;
}
