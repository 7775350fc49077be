namespace Serverless.Orchestrations.Accounts;

/// <summary>What the utility delivers to a premise under a service agreement.</summary>
public enum UtilityService
{
    Electric,
    Water,
    Gas,
    Sewer,
    SolidWaste,
}
