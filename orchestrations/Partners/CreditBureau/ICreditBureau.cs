namespace Serverless.Orchestrations.Partners;

/// <summary>A bureau that rates how businesses pay.</summary>
public interface ICreditBureau
{
    /// <returns>Null when the bureau has no file.</returns>
    /// <exception cref="HttpRequestException">The bureau is down or answers nonsense; worth a retry.</exception>
    Task<CreditReport?> ReportAsync(string legalName, string? duns, CancellationToken cancellation);
}
