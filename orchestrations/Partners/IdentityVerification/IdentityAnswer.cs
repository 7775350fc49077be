namespace Serverless.Orchestrations.Partners;

/// <summary>The identity service's answer about a token and a name.</summary>
public enum IdentityAnswer
{
    Verified,

    /// <summary>The token belongs to another name or has a fraud alert: a red flag (16 CFR 681).</summary>
    RedFlag,

    /// <summary>The service cannot tell; a person decides.</summary>
    Unknown,
}
