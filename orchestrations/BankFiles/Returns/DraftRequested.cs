using System.Globalization;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>
/// Event on topic account-events: a returned draft is to be tried once more, by whoever makes drafts for the city. It goes out with the
/// same company, individual id and amount, and with RETRY PYMT as its description.
/// </summary>
/// <param name="DraftId">Also the id of the payment that comes of it, so that it is known as a retry.</param>
/// <param name="RetryOf">The payment that was returned first.</param>
/// <param name="Amount">Dollars.</param>
/// <param name="DraftOn">The day to make it, in the city.</param>
public sealed record DraftRequested(
    string DraftId, string RetryOf, string AccountId, string CompanyId, string IndividualId, decimal Amount, string? MethodToken, DateOnly DraftOn)
{
    public const string Subject = "DraftRequested.v1";
}

/// <summary>A draft and which try of it a payment was.</summary>
/// <param name="TenderId">The payment that was the first try.</param>
/// <param name="Retry">0 for the first try.</param>
public sealed record DraftTry(string TenderId, int Retry)
{
    private const string Mark = "-retry-";

    public string PaymentId => Retry == 0 ? TenderId : string.Create(CultureInfo.InvariantCulture, $"{TenderId}{Mark}{Retry}");

    public DraftTry Next => this with { Retry = Retry + 1 };

    public static DraftTry Of(string paymentId)
    {
        var at = paymentId.LastIndexOf(Mark, StringComparison.Ordinal);
        return at > 0 && int.TryParse(paymentId.AsSpan(at + Mark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var retry)
            ? new(paymentId[..at], retry)
            : new(paymentId, 0);
    }
}
