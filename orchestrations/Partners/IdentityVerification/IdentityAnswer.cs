namespace Serverless.Orchestrations.Partners;

/// <summary>What the identity service says of a token and a name.</summary>
public enum IdentityAnswer
{
    Verified,

    /// <summary>The token belongs to somebody of another name, or carries a fraud alert: a red flag (16 CFR 681).</summary>
    RedFlag,

    /// <summary>The service cannot say; a person looks at the papers.</summary>
    Unknown,
}
