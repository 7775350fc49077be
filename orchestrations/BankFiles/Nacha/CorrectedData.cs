using Serverless.Orchestrations.Partners;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>What a notification of change puts right. What it does not name stays as it was.</summary>
/// <param name="TransactionCode">Such as 27, a draft from a checking account, or 37, from savings.</param>
public sealed record CorrectedData(
    string? Routing = null, BankAccountNumber? Account = null, string? TransactionCode = null, string? Name = null, string? IndividualId = null)
{
    private const int RoutingLength = 9;
    private const int AccountLength = 17;
    private const int GapInC03 = 3;

    /// <summary>Reads positions 36 to 64 of the addenda.</summary>
    /// <returns>Null when the code has no corrected data we can use, or the text does not hold it.</returns>
    public static CorrectedData? Parse(string code, string text)
    {
        var parsed = code switch
        {
            "C01" => new CorrectedData(Account: NumberIn(text)),
            "C02" => new(Routing: Part(text, 0, RoutingLength)),
            "C03" => new(Routing: Part(text, 0, RoutingLength), Account: NumberIn(Part(text, RoutingLength + GapInC03, AccountLength))),
            "C04" => new(Name: text),
            "C05" => new(TransactionCode: text),
            "C06" => new(Account: NumberIn(Part(text, 0, AccountLength)), TransactionCode: Rest(text, AccountLength)),
            "C07" => new(Routing: Part(text, 0, RoutingLength), Account: NumberIn(Part(text, RoutingLength, AccountLength)), TransactionCode: Rest(text, RoutingLength + AccountLength)),
            "C09" => new(IndividualId: text),
            _ => null,
        };
        return parsed?.Trimmed() is { } trimmed && trimmed.IsWhole ? trimmed : null;
    }

    private bool IsWhole =>
        (Routing is null || RoutingNumber.IsValid(Routing))
        && Account is not { Whole: "" }
        && (TransactionCode is null || (TransactionCode.Length == 2 && TransactionCode.All(char.IsAsciiDigit)))
        && Name is not "" && IndividualId is not "";

    private CorrectedData Trimmed() => this with { Routing = Routing?.Trim(), TransactionCode = TransactionCode?.Trim(), Name = Name?.Trim(), IndividualId = IndividualId?.Trim() };

    private static BankAccountNumber NumberIn(string text) => new(text.Trim());

    private static string Part(string text, int from, int length) => text.Substring(from, length);

    private static string Rest(string text, int from) => text[from..];
}
