using Microsoft.Extensions.Logging;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Billing;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Partners;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Premises;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>Reads what our documents and feeds say of an account. It writes nothing.</summary>
public sealed class AccountPaperReader(
    UtilityDatabase database, CaseHolds holds, IWeatherForecast forecasts, ProtectionStore protections, CutControls controls, TimeProvider time, ILogger<AccountPaperReader> log)
{
    /// <returns>Null when there is no such account.</returns>
    public async Task<AccountPapers?> ReadAsync(string accountId, CancellationToken cancellation = default)
    {
        var readAt = time.GetUtcNow();
        var accounts = database.Accounts;
        if (await accounts.FindAsync<AccountDocument>(accountId, AccountDocument.DocumentId, cancellation) is not { } account) return null;
        var premise = await database.Premises.FindAsync<PremiseDocument>(account.PremiseId, PremiseDocument.DocumentId, cancellation);
        return new(
            account,
            await accounts.AllAsync<ServiceAgreementDocument>(accountId, ServiceAgreementDocument.TypeName, cancellation),
            await accounts.AllAsync<BillDocument>(accountId, BillDocument.TypeName, cancellation),
            await holds.InAccountAsync(accountId, cancellation),
            await accounts.AllAsync<SuspenseDocument>(accountId, SuspenseDocument.TypeName, cancellation),
            premise,
            premise is null ? null : await ForecastAsync(premise.FeederId, cancellation),
            await protections.FindAsync(accountId, cancellation) ?? ProtectionsDocument.None(accountId, readAt),
            await controls.ReadAsync(cancellation),
            readAt);
    }

    /// <summary>A feed that is down leaves the forecast unknown, which holds. Whoever asks still learns all else.</summary>
    private async Task<Forecast?> ForecastAsync(string area, CancellationToken cancellation)
    {
        try
        {
            return await forecasts.FindAsync(area, cancellation);
        }
        catch (Exception down) when (down is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            log.LogWarning(down, "The forecast feed did not answer for {Area}.", area);
            return null;
        }
    }
}
