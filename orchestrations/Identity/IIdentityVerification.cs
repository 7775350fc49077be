namespace Serverless.Orchestrations.Identity;

public enum IdentityAnswer
{
    Verified,

    /// <summary>The token belongs to somebody of another name, or carries a fraud alert: a red flag (16 CFR 681).</summary>
    RedFlag,

    /// <summary>The service cannot say; a person looks at the papers.</summary>
    Unknown,
}

/// <summary>The identity service that holds what the utility must not: it answers for a token, nothing else.</summary>
public interface IIdentityVerification
{
    /// <exception cref="HttpRequestException">The service is down or answers nonsense; worth a retry.</exception>
    Task<IdentityAnswer> VerifyAsync(string identityToken, string legalName, CancellationToken cancellation);
}
