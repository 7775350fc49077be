namespace Serverless.Orchestrations.Partners;

/// <summary>The identity service that holds what the utility must not: it answers for a token, nothing else.</summary>
public interface IIdentityVerification
{
    /// <exception cref="HttpRequestException">The service is down or answers nonsense; worth a retry.</exception>
    Task<IdentityAnswer> VerifyAsync(string identityToken, string legalName, CancellationToken cancellation);
}
