namespace Serverless.Orchestrations.Partners;

/// <summary>A bureau that rates how businesses pay.</summary>
public interface ICreditBureau
{
    /// <returns>Null when the bureau has no file.</returns>
    /// <exception cref="HttpRequestException">The bureau is down or its answer cannot be read; a retry may help.</exception>
    Task<CreditReport?> ReportAsync(string legalName, string? duns, CancellationToken cancellation);
}
