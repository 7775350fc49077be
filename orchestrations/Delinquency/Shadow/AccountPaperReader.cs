using Microsoft.Extensions.Logging;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.BankFiles;
using Serverless.Orchestrations.Billing;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Partners;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Premises;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>Reads what our documents and feeds say of an account. It writes nothing.</summary>
public sealed class AccountPaperReader(
    UtilityDatabase database, CaseHolds holds, IWeatherForecast forecasts, ChannelHealths channels, ProtectionStore protections, CutControls controls, TimeProvider time, ILogger<AccountPaperReader> log)
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
            await ChannelsAsync(accountId, readAt, cancellation),
            await protections.FindAsync(accountId, cancellation) ?? ProtectionsDocument.None(accountId, readAt),
            await controls.ReadAsync(cancellation),
            readAt);
    }

    /// <summary>Who has never paid may have paid now, by any channel.</summary>
    private async Task<IReadOnlyList<ChannelHealth>> ChannelsAsync(string accountId, DateTimeOffset readAt, CancellationToken cancellation)
    {
        var used = (await database.Accounts.LedgerAsync(accountId, cancellation)).Where(entry => entry.Kind == EntryKind.Payment).Select(entry => entry.Payment!.Channel.ToString()).ToHashSet();
        return [.. (await channels.AllAsync(cancellation)).Where(channel => used.Count == 0 || used.Contains(channel.Channel)).Select(channel => GatherFacts.Of(channel, readAt))];
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
