namespace Serverless.Orchestrations.Ledger;

/// <summary>Where a payment was taken.</summary>
public enum PaymentChannel
{
    Portal,
    Phone,

    /// <summary>Mailed checks that the bank opens and reports in a file.</summary>
    Lockbox,

    /// <summary>The utility's own counter.</summary>
    Cashier,

    /// <summary>Drafts and transfers through a bank, autopay among them.</summary>
    Bank,

    /// <summary>An authorised payment agent, such as a store.</summary>
    Agency,

    /// <summary>An assistance agency that pays for a customer (LIHEAP). A pledge is no payment; the money that follows it is.</summary>
    Assistance,

    Kiosk,
}

/// <summary>What was given in payment.</summary>
public enum PaymentTender
{
    Cash,
    Check,
    MoneyOrder,
    Card,

    /// <summary>Drawn from the payer's bank account by us. The payer's bank can return it.</summary>
    BankDraft,

    /// <summary>Sent by the payer's own bank. It cannot be returned.</summary>
    BankTransfer,
}

/// <summary>What a payment is for.</summary>
public enum PaymentPurpose
{
    Bill,

    /// <summary>Security for an account, also for one that is still pending.</summary>
    Deposit,
}

/// <summary>A payment as its channel reported it.</summary>
/// <param name="PaymentId">The channel's own key for it.</param>
/// <param name="ExternalId">The channel's own receipt or trace number.</param>
/// <param name="TenderedAt">When the payer gave the money, in UTC. Lateness is decided by it, never by the time of posting.</param>
/// <param name="SentBy">The name of the partner that sent it; null when no partner did.</param>
/// <param name="MethodToken">The channel's token of the card or bank account; null when there is none.</param>
/// <param name="Drawer">The session of the cashier's drawer it lies in; null for other channels.</param>
public sealed record PaymentSource(
    string PaymentId,
    PaymentChannel Channel,
    PaymentTender Tender,
    PaymentPurpose Purpose,
    string ExternalId,
    DateTimeOffset TenderedAt,
    string? SentBy = null,
    string? MethodToken = null,
    string? Drawer = null);
