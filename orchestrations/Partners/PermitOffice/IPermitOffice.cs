namespace Serverless.Orchestrations.Partners;

/// <summary>The permit office. It is told which meters wait for a release; releases come as messages. Every call is safe to repeat.</summary>
public interface IPermitOffice
{
    /// <exception cref="HttpRequestException">The office's system is down; a retry may help.</exception>
    Task ExpectAsync(string requestId, IReadOnlyList<string> meters, CancellationToken cancellation);

    /// <summary>Tells the office that the request has ended and waits for no more releases.</summary>
    /// <exception cref="HttpRequestException">The office's system is down; a retry may help.</exception>
    Task WithdrawAsync(string requestId, CancellationToken cancellation);
}
