namespace Serverless.Orchestrations.Partners;

/// <summary>The permit office. Told which meters wait for it; its releases come as messages. Every call may be repeated.</summary>
public interface IPermitOffice
{
    /// <exception cref="HttpRequestException">The office's system is down; worth a retry.</exception>
    Task ExpectAsync(string requestId, IReadOnlyList<string> meters, CancellationToken cancellation);

    /// <summary>The request has ended: nothing waits for its releases any more.</summary>
    /// <exception cref="HttpRequestException">The office's system is down; worth a retry.</exception>
    Task WithdrawAsync(string requestId, CancellationToken cancellation);
}
