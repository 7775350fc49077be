using Azure.Core;

namespace Serverless.LocalDev.Cloud;

/// <summary>Signs in to nothing: the embedded services ask for a token, as their clients insist, and do not look at it.</summary>
internal sealed class EmbeddedCredential : TokenCredential
{
    // The clients hold the expiry against the machine's clock, whatever time it is in this cloud.
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new("embedded", TimeProvider.System.GetUtcNow().AddDays(1));

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
