namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>What the customer wants done with credit. The choice is theirs (25-6.106).</summary>
public enum CustomerChoice
{
    /// <summary>It stays on the account and pays the next bills.</summary>
    Credit,

    /// <summary>It is paid out once.</summary>
    Payment,
}

public sealed record RefundTerms(CustomerChoice Choice);
