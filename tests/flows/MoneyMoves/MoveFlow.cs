using System.Net;
using Serverless.LocalDev.City;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.MoneyMoves;
using Serverless.Orchestrations.Payments;
using Serverless.Tests.Flows.Cases;

namespace Serverless.Tests.Flows.MoneyMoves;

/// <summary>Staff who move money on the sample city's accounts.</summary>
internal sealed class MoveFlow(UtilityPlatform platform)
{
    public const string Specialist = "specialist.one@utility.example";
    public const string Senior = "senior.one@utility.example";
    public const string Supervisor = "supervisor.one@utility.example";

    /// <summary>Two accounts on which nothing is owed.</summary>
    public const int One = 11;
    public const int Other = 22;

    public async Task<AccountDocument> AccountAsync(int account) => (await platform.FindAsync<AccountDocument>(SampleCity.AccountId(account), AccountDocument.DocumentId))!;

    /// <summary>Gives the account credit that no bank can take back.</summary>
    public async Task CreditAsync(int account, decimal amount)
    {
        await platform.PublishAsync("payments", Samples.Payment($"credit-{account}", account, amount) with { Channel = PaymentChannel.Bank, Tender = PaymentTender.BankTransfer });
        await platform.SettleAsync();
        Assert.Equal(amount, (await AccountAsync(account)).UnappliedCredit);
    }

    /// <summary>Makes the two accounts one person's.</summary>
    public Task SamePersonAsync() => ChangeAsync(Other, account => account with { Customer = account.Customer with { IdentityToken = SampleCity.IdentityToken(One) } });

    public Task ChangeAsync(int account, Func<AccountDocument, AccountDocument> change) =>
        platform.Database.Accounts.ChangeAsync<AccountDocument>(SampleCity.AccountId(account), AccountDocument.DocumentId, change);

    public async Task AskAsync(string path, string signIn, object body, HttpStatusCode expected = HttpStatusCode.Accepted)
    {
        await platform.PostAsync(path, signIn, body, expected);
        await platform.SettleAsync();
    }

    public Task AdjustAsync(string id, int account, decimal amount, string signIn = Specialist, HttpStatusCode expected = HttpStatusCode.Accepted) => AskAsync(
        $"/api/accounts/{SampleCity.AccountId(account)}/adjustments", signIn,
        new { moveId = id, receivable = "Electric", amount, direction = "Credit", reasonCode = "BillingError", evidence = "Photo of the meter", why = "Read wrongly" }, expected);

    public async Task<(MoveStatus Status, MoveRefusal? Refusal)> BecameAsync(string id, int account)
    {
        var move = (await platform.FindAsync<MoveDocument>(SampleCity.AccountId(account), MoveDocument.IdFor(id)))!;
        return (move.Status, move.Refusal);
    }

    public async Task DecideAsync(string id, int account, string option, string signIn, HttpStatusCode expected = HttpStatusCode.OK, int question = 1)
    {
        await platform.PostAsync($"/api/approvals/by-id/{SampleCity.AccountId(account)}/approval-move~{id}-approve-{question}/decision", signIn, new { option, reason = "Looked into it." }, expected);
        await platform.SettleAsync();
    }

    public Task<SuspenseDocument?> SuspendedAsync(string accountId, string paymentId) => platform.FindAsync<SuspenseDocument>(accountId, LedgerEntryDocument.PaymentIdFor(paymentId));

    public async Task AreProvenAsync(params int[] accounts)
    {
        foreach (var account in accounts)
            Assert.True((await AccountAsync(account)).IsSumOf(await platform.Database.Accounts.LedgerAsync(SampleCity.AccountId(account))), $"Account {account} is not the sum of its ledger.");
    }
}
