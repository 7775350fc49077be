using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Azure.Messaging.ServiceBus;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.LocalDev.Partners;

/// <summary>
/// A developer who has applied, with the bank or the surety behind them: looks at the portal, and does what is awaited of an
/// applicant there. Everything done has an id of its own, so that a customer who forgot may do it again.
/// </summary>
/// <param name="portal">At the application's address, with the portal's key.</param>
public sealed class ConnectionCustomer(SampleConnection connection, HttpClient portal, ServiceBusClient bus, TimeProvider time)
{
    private const string PapersAsked = "Papers asked for";
    private const string SecurityAsked = "Security asked for";
    private readonly HashSet<string> done = new(StringComparer.Ordinal);

    private sealed record Awaited(string What, string From, DateTimeOffset Since);

    private sealed record Request(CaseStatus Status, string AccountId, IReadOnlyList<Awaited> AllAwaited);

    private sealed record Account(IReadOnlyDictionary<Receivable, decimal> Balances);

    /// <summary>The request has ended: there is nothing to look for any more.</summary>
    public bool IsThrough { get; private set; }

    /// <returns>What was done, in words.</returns>
    /// <exception cref="HttpRequestException">The portal does not answer.</exception>
    public async Task<IReadOnlyList<string>> LookAsync(CancellationToken stop)
    {
        if (await GetAsync<Request>($"/api/service-requests/{connection.RequestId}", stop) is not { } request) return [];
        IsThrough = request.Status is not (CaseStatus.Open or CaseStatus.NeedsPerson);
        if (IsThrough) return [];
        if (connection.Withdraws) return await WithdrawAsync(stop);
        var acts = new List<string>();
        foreach (var awaited in request.AllAwaited.Where(awaited => awaited.From == "applicant" && time.GetUtcNow() - awaited.Since >= connection.Pace))
        {
            if (awaited.What.StartsWith(PapersAsked, StringComparison.Ordinal)) acts.AddRange(await FilePapersAsync(stop));
            else if (awaited.What.StartsWith(SecurityAsked, StringComparison.Ordinal)) acts.AddRange(await GiveSecurityAsync(request.AccountId, stop));
        }
        return acts;
    }

    private async Task<string[]> WithdrawAsync(CancellationToken stop)
    {
        using var answer = await portal.PostAsync(Address($"/api/service-requests/{connection.RequestId}/withdrawal"), content: null, stop);
        return answer.IsSuccessStatusCode ? [$"{connection.Details.Applicant.LegalName} takes the application back."] : [];
    }

    private async Task<IReadOnlyList<string>> FilePapersAsync(CancellationToken stop)
    {
        var acts = new List<string>();
        foreach (var kind in EvidenceChecklist.Missing(connection.Details).Where(kind => !done.Contains($"{kind}")))
        {
            using var answer = await portal.PostAsJsonAsync(Address($"/api/service-requests/{connection.RequestId}/documents"), SampleConnection.Paper(kind), ContractJson.Options, stop);
            if (!answer.IsSuccessStatusCode) continue;
            done.Add($"{kind}");
            acts.Add($"{connection.Details.Applicant.LegalName} files a paper: {kind}.");
        }
        return acts;
    }

    private async Task<string[]> GiveSecurityAsync(string accountId, CancellationToken stop)
    {
        var account = await GetAsync<Account>($"/api/accounts/{accountId}", stop);
        var owed = account?.Balances.GetValueOrDefault(Receivable.Deposit) ?? 0m;
        var form = connection.Details.PreferredSecurity;
        var paysCash = form == SecurityForm.Cash || owed < SampleMessages.LeastInstrument;
        if (owed == 0 || done.Contains(Step(owed))) return [];
        var isWrong = connection.OffersWrongFirst && !paysCash && done.Add("wrong");
        if (!isWrong) done.Add(Step(owed));
        var id = string.Create(CultureInfo.InvariantCulture, $"{(isWrong ? "wrong" : "sec")}-{connection.RequestId}-{owed:0}");
        var name = connection.Details.Applicant.LegalName;
        await SendAsync(paysCash
            ? SampleMessages.Deposit(id, accountId, owed, time.GetUtcNow())
            : SampleMessages.Security(id, connection.RequestId, form, isWrong ? $"The {name}" : name, owed, time.GetUtcNow()));
        var amount = Money.Text(owed);
        return [paysCash ? $"{name} pays {amount} in cash." : $"{name} hands in a security over {amount}: {form}."];
    }

    private async Task SendAsync(PartnerMessage message)
    {
        await using var sender = bus.CreateSender(message.Queue);
        await sender.SendMessageAsync(message.ToServiceBusMessage());
    }

    private async Task<T?> GetAsync<T>(string path, CancellationToken stop) where T : class
    {
        using var answer = await portal.GetAsync(Address(path), stop);
        if (answer.StatusCode == HttpStatusCode.NotFound) return null;
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<T>(ContractJson.Options, stop);
    }

    private static string Step(decimal owed) => string.Create(CultureInfo.InvariantCulture, $"secured {owed}");

    private static Uri Address(string path) => new(path, UriKind.Relative);
}
