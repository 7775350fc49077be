using Microsoft.DurableTask.Client;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Partners;

namespace Serverless.Tests.Flows.NewConnection;

/// <summary>What holds once a request has run its course.</summary>
internal static class InTheEnd
{
    public static async Task<NewConnectionOutcome?> HoldsAsync(World world)
    {
        await Always.HoldAsync(world);
        var books = await Books.ReadAsync(world);
        if (!world.HasApplied)
        {
            Assert.True(world.Platform.Partners.Crews.Orders.Count == 0, "Work was ordered for nobody.");
            return null;
        }
        var outcome = await OutcomeAsync(world);
        Assert.True(books.Outbox.Count == 0, "An event has not left.");
        Assert.True(books.Approvals.All(approval => approval.Status != ApprovalStatus.Pending), "Somebody is still asked.");
        Assert.True(!books.Case!.OpenWaits.Any(), "Something is still awaited.");
        if (outcome.Result == NewConnectionResult.Connected) EverythingIsThere(world, books);
        else NothingIsLeft(world, books, outcome);
        return outcome;
    }

    private static async Task<NewConnectionOutcome> OutcomeAsync(World world)
    {
        var instances = await world.Platform.Durable.GetAllInstancesAsync(new() { FetchInputsAndOutputs = true }).ToListAsync();
        var others = instances.Where(instance => instance.RuntimeStatus != OrchestrationRuntimeStatus.Completed);
        Assert.True(!others.Any(), string.Join(", ", others.Select(instance => $"{instance.InstanceId} is {instance.RuntimeStatus}: {instance.FailureDetails?.ErrorMessage}")));
        return Assert.Single(instances, instance => instance.Name == NewConnectionOrchestrator.Name).ReadOutputAs<NewConnectionOutcome>()!;
    }

    private static void EverythingIsThere(World world, Books books)
    {
        Assert.Equal((CaseStatus.Completed, AccountStatus.Active), (books.Case!.Status, books.Account!.Status));
        Assert.True(Announced(world, ServiceConnected.Subject) == 1, "The connection was not announced.");
        Assert.Equal(world.Meters.Select(meter => $"agreement-{meter}").Order(), books.Agreements.Select(agreement => agreement.Id).Order());
        Assert.True(books.Refunds.Count == 0, "A deposit in use was refunded.");
        Assert.True(world.Platform.Partners.Addresses.IsReserved(ConnectionFlow.RequestId), "The address was given back.");
        var waits = books.Case.Timeline.Where(entry => entry.AwaitedFrom is not null && books.Case.Timeline.All(other => other.Key != $"{entry.Key}-ended"));
        Assert.True(!waits.Any(), $"Connected while still awaiting {string.Join(", ", waits.Select(wait => wait.Key))}.");
    }

    private static void NothingIsLeft(World world, Books books, NewConnectionOutcome outcome)
    {
        var status = outcome.Result == NewConnectionResult.Withdrawn ? CaseStatus.Withdrawn : CaseStatus.Refused;
        Assert.Equal((status, AccountStatus.Withdrawn), (books.Case!.Status, books.Account!.Status));
        var announced = outcome.Result == NewConnectionResult.Withdrawn ? ServiceRequestWithdrawn.Subject : ServiceRequestRefused.Subject;
        Assert.True(Announced(world, announced) == 1, "The end was not announced.");
        Assert.True(outcome.Result != NewConnectionResult.Withdrawn || world.IsWithdrawn, "Nobody withdrew it.");

        Assert.Equal((0m, 0m, books.DepositsPosted), (books.Account.DepositHeld, books.Account.Owed, books.Refunds.Sum(refund => refund.Amount)));
        Assert.True(books.Instruments.All(document => document.Status != SecurityStatus.Held), "An instrument is still held.");
        Assert.Empty(books.Blanket.Allocations);
        Assert.Empty(books.Agreements);

        Assert.False(world.Platform.Partners.Addresses.IsReserved(ConnectionFlow.RequestId), "The address is still reserved.");
        Assert.False(world.Platform.Partners.Permits.Expects(ConnectionFlow.RequestId), "The permit office was not told.");
        foreach (var order in books.Orders.Where(order => order.Kind == FieldOrderKind.MeterSet))
            Assert.True(IsUndone(world, order), $"{order.Id} is {order.Status}, with result {order.Result?.Outcome}.");
    }

    private static bool IsUndone(World world, FieldOrderDocument order) => order switch
    {
        { Result.Outcome: FieldOutcome.Completed } => IsRemoved(world, order.MeterPoint),
        { Status: FieldOrderStatus.Cancelled } => world.Platform.Partners.Crews.IsCancelled(order.Id),
        _ => order.Status == FieldOrderStatus.Failed,
    };

    private static bool IsRemoved(World world, string? meter) =>
        world.Platform.Partners.Crews.Orders.Any(order => order.Kind == FieldOrderKind.MeterRemoval && order.MeterPoint == meter);

    private static int Announced(World world, string subject) => world.Events.Values.Count(sent => sent.Subject == subject);
}
