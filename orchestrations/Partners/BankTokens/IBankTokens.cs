namespace Serverless.Orchestrations.Partners;

/// <summary>What a bank says is to be put right in a customer's bank data. What it does not name stays as it was.</summary>
/// <param name="Token">The payment method whose data are meant.</param>
/// <param name="TransactionCode">Such as 27, a draft from a checking account, or 37, from savings.</param>
/// <param name="By">Who says so: the bank, by its notice's code and the file's line.</param>
public sealed record BankDataCorrection(
    string Token, string? Routing, BankAccountNumber? Account, string? TransactionCode, string? Name, string? IndividualId, string By, DateTimeOffset At);

/// <summary>From now on, no draft is made by this token.</summary>
/// <param name="NeedsNewConsent">True when the customer did not agree, or no longer agrees; false when new bank data are enough.</param>
public sealed record DraftStop(string Token, bool NeedsNewConsent, string Why, DateTimeOffset At);

/// <summary>The service that keeps customers' bank accounts, and gives out tokens in their place. Every call is safe to repeat under its id.</summary>
public interface IBankTokens
{
    /// <exception cref="HttpRequestException">The service did not take it. Where the status is not 4xx, a retry may help.</exception>
    Task CorrectAsync(string correctionId, BankDataCorrection correction, CancellationToken cancellation);

    /// <exception cref="HttpRequestException">The service did not take it. Where the status is not 4xx, a retry may help.</exception>
    Task StopAsync(string stopId, DraftStop stop, CancellationToken cancellation);
}
