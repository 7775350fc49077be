using Serverless.LocalDev.City;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Documents;

namespace Serverless.Tests.Flows.Documents;

public sealed class ContainerWritesTests : IAsyncLifetime
{
    private static readonly AccountDocument Account = SampleCity.Account(1);
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync() => platform = await UtilityPlatform.StartAsync(withCity: false);

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task A_document_is_created_once_and_the_first_stays()
    {
        Assert.True(await platform.Database.Accounts.CreateOnceAsync(Account.AccountId, Account));
        Assert.False(await platform.Database.Accounts.CreateOnceAsync(Account.AccountId, Account with { CauseId = "second" }));
        Assert.Equal(Account.CauseId, (await ReadAsync())?.CauseId);
    }

    [Fact]
    public async Task Every_one_of_many_changes_at_once_is_made_on_what_the_others_left()
    {
        await platform.Database.Accounts.CreateOnceAsync(Account.AccountId, Account with { CauseId = "" });
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ChangeAsync(account => account with { CauseId = account.CauseId + "x" })));
        Assert.Equal(20, (await ReadAsync())?.CauseId.Length);
    }

    [Fact]
    public async Task A_decision_for_nothing_leaves_the_document_as_it_is()
    {
        await platform.Database.Accounts.CreateOnceAsync(Account.AccountId, Account);
        var before = await ReadAsync();
        Assert.False((await ChangeAsync(_ => null)).IsChanged);
        Assert.False((await ChangeAsync(account => account)).IsChanged);
        Assert.Equal(before!.ETag, (await ReadAsync())?.ETag);
    }

    [Fact]
    public async Task A_document_that_is_not_there_is_decided_on_by_nobody()
    {
        var changed = await ChangeAsync(_ => throw new InvalidOperationException("There is nothing to decide on."));
        Assert.Equal((null, false), (changed.Document, changed.IsChanged));
    }

    private Task<ChangedDocument<AccountDocument>> ChangeAsync(Func<AccountDocument, AccountDocument?> decide) =>
        platform.Database.Accounts.ChangeAsync(Account.AccountId, AccountDocument.DocumentId, decide);

    private Task<AccountDocument?> ReadAsync() => platform.Database.Accounts.FindAsync<AccountDocument>(Account.AccountId, AccountDocument.DocumentId);
}
