namespace Serverless.Orchestrations.Accounts;

/// <summary>What a customer can owe money for; balances are kept apart by it.</summary>
public enum Receivable
{
    Electric,
    Water,
    Gas,
    Sewer,
    SolidWaste,
    Stormwater,
    FireFee,
    Deposit,
}
