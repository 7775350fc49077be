namespace Serverless.Orchestrations.Partners;

/// <summary>The identity service. It stores ids that the utility must not store, and answers only questions about a token.</summary>
public interface IIdentityVerification
{
    /// <exception cref="HttpRequestException">The service is down or its answer cannot be read; a retry may help.</exception>
    Task<IdentityAnswer> VerifyAsync(string identityToken, string legalName, CancellationToken cancellation);
}
