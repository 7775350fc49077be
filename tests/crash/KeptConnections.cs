using Microsoft.Azure.Cosmos;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Control;
using Serverless.LocalDev.Scenario;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Partners;

namespace Serverless.Tests.Crash;

/// <summary>What a stopped platform left of new connections.</summary>
internal sealed class KeptConnections : IAsyncDisposable
{
    private readonly LocalPlatform platform;
    private readonly FoundBooks books;

    private KeptConnections(LocalPlatform platform, FoundBooks books) => (this.platform, this.books) = (platform, books);

    public static async Task<KeptConnections> OpenAsync(string directory)
    {
        var platform = await LocalPlatform.StartAsync(new() { DataDirectory = directory, Clock = VirtualTimeFile.OpenClock(directory) });
        await platform.Seeding;
        Assert.Equal("ok", await platform.Cloud.Store.ReadAsync(IntegrityCheck.Run));
        var books = await FoundBooks.ReadAsync(platform);
        Assert.Empty(books.DeadLetters);
        Assert.Equal(0, books.Outbox);
        Assert.Distinct(books.Events.Select(message => message.MessageId));
        return new(platform, books);
    }

    /// <summary>One account with its service, its meters and its money; each told, once.</summary>
    public async Task IsConnectedOnceAsync(string request)
    {
        var account = Assert.Single(books.Accounts, account => account.RequestId == request);
        Assert.Equal((AccountStatus.Active, Applicants.FullDeposit, 0m), (account.Status, account.DepositHeld, account.Owed));
        Assert.Equal(Applicants.FullDeposit, Assert.Single(books.Ledger, entry => entry.AccountId == account.AccountId).Amount);
        string[] points = ["Electric-Suite-101", "Electric-Suite-102"];
        Assert.Equal(points.Select(point => (point, FieldOrderKind.MeterSet, FieldOrderStatus.Completed)), OrdersOf(account));
        var agreements = await AllAsync<ServiceAgreementDocument>(account, ServiceAgreementDocument.TypeName);
        Assert.Equal(points.Select(point => $"agreement-{point}"), agreements.Select(agreement => agreement.Id).Order());
        Assert.Equal(CaseStatus.Completed, CaseOf(account, request).Status);
        Assert.Equal((CaseStatus.NeedsPerson, "ConnectedUnbilled"), (CaseOf(account, $"{request}-unbilled").Status, CaseOf(account, $"{request}-unbilled").Reason));
        Assert.Equal([ConnectedUnbilled.Subject, ServiceConnected.Subject], EventsOf(account));
        Assert.Equal(new(NewConnectionResult.Connected), await OutcomeAsync(request));
    }

    /// <summary>No service, no meter, no instrument and no money is kept, and the money went back once.</summary>
    public async Task KeepsNothingAsync(string request, decimal paid)
    {
        var account = Assert.Single(books.Accounts, account => account.RequestId == request);
        Assert.Equal((AccountStatus.Withdrawn, 0m, 0m, paid), (account.Status, account.DepositHeld, account.Owed, account.TotalPaid));
        Assert.Equal(paid, books.Payments.Where(entry => entry.AccountId == account.AccountId).Sum(entry => entry.Amount));
        Assert.Equal(paid > 0 ? [paid] : [], (await AllAsync<DepositRefundDocument>(account, DepositRefundDocument.TypeName)).Select(refund => refund.Amount));
        Assert.All(await AllAsync<SecurityDocument>(account, SecurityDocument.TypeName), instrument => Assert.Equal(SecurityStatus.Returned, instrument.Status));
        Assert.All(await AllAsync<ApprovalDocument>(account, ApprovalDocument.TypeName), approval => Assert.NotEqual(ApprovalStatus.Pending, approval.Status));
        Assert.Empty(await AllAsync<ServiceAgreementDocument>(account, ServiceAgreementDocument.TypeName));
        Assert.All(OrdersOf(account).Where(order => order.Kind == FieldOrderKind.MeterSet), order => Assert.Equal(FieldOrderStatus.Cancelled, order.Status));
        // A crew that went although it was cancelled is sent again, once, to take its meter out.
        var removals = OrdersOf(account).Where(order => order.Kind != FieldOrderKind.MeterSet).ToList();
        Assert.All(removals, order => Assert.Equal((FieldOrderKind.MeterRemoval, FieldOrderStatus.Completed), (order.Kind, order.Status)));
        Assert.Distinct(removals.Select(order => order.Point));
        var told = CaseOf(account, request);
        Assert.Equal(CaseStatus.Withdrawn, told.Status);
        Assert.Empty(told.OpenWaits);
        string[] undone = ["meter-sets-undone", "permits-withdrawn", "address-withdrawn", CaseDocument.SecurityReturnedKey, "ended"];
        Assert.Equal(undone, told.Timeline.Select(step => step.Key).Where(undone.Contains));
        Assert.Equal([ServiceRequestWithdrawn.Subject], EventsOf(account));
        Assert.Equal(NewConnectionResult.Withdrawn, (await OutcomeAsync(request))!.Result);
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    private CaseDocument CaseOf(AccountDocument account, string request)
    {
        var found = Assert.Single(books.Cases, opened => opened.AccountId == account.AccountId && opened.RequestId == request);
        Assert.Distinct(found.Timeline.Select(step => step.Key));
        Assert.Equal(found.Timeline.Select(step => step.At).Order(), found.Timeline.Select(step => step.At));
        return found;
    }

    private IEnumerable<(string Point, FieldOrderKind Kind, FieldOrderStatus Status)> OrdersOf(AccountDocument account) =>
        books.FieldOrders.Where(order => order.AccountId == account.AccountId).Select(order => (order.MeterPoint!, order.Kind, order.Status)).Order();

    /// <summary>What was announced about the request itself.</summary>
    private IEnumerable<string> EventsOf(AccountDocument account) => books.Events
        .Where(message => (string)message.ApplicationProperties["accountId"] == account.AccountId)
        .Select(message => message.Subject)
        .Where(subject => subject is ServiceConnected.Subject or ConnectedUnbilled.Subject or ServiceRequestRefused.Subject or ServiceRequestWithdrawn.Subject)
        .Order(StringComparer.Ordinal);

    private Task<List<T>> AllAsync<T>(AccountDocument account, string type) =>
        platform.Cloud.Services.GetRequiredService<ConnectionFiles>().AllAsync<T>(new(account.RequestId!, account.AccountId), type);

    private async Task<NewConnectionOutcome?> OutcomeAsync(string request)
    {
        var instance = await platform.Cloud.Durable.GetInstanceAsync(NewConnectionOrchestrator.InstanceIdFor(request), getInputsAndOutputs: true);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, instance!.RuntimeStatus);
        return instance.ReadOutputAs<NewConnectionOutcome>();
    }
}
