namespace Serverless.Orchestrations.Accounts;

/// <summary>The kinds of debt a customer can have. Each has its own balance.</summary>
public enum Receivable
{
    Electric,
    Water,
    Gas,
    Sewer,
    SolidWaste,
    Stormwater,
    FireFee,

    /// <summary>Fees that belong to no service, such as for a returned check.</summary>
    Miscellaneous,

    Deposit,
}
