using Microsoft.DurableTask;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Partners;

namespace Serverless.Orchestrations.ResidentialStart;

/// <summary>The procedure's steps by the names its supervisor uses. Runs inside the orchestrator: deterministic, like it.</summary>
internal static class ResidentialStartSteps
{
    /// <summary>A partner that is down for hours is waited for; after a day a person decides.</summary>
    private static readonly TaskOptions Partner = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 12, firstRetryInterval: TimeSpan.FromSeconds(5), backoffCoefficient: 3, maxRetryInterval: TimeSpan.FromHours(4)));

    /// <summary>Our own store is down for minutes, if at all.</summary>
    private static readonly TaskOptions Store = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 10, firstRetryInterval: TimeSpan.FromSeconds(1), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(5)));

    public static async Task<IdentityAnswer> CheckIdentity(this TaskOrchestrationContext context, ResidentialStartInput input)
    {
        try
        {
            return await context.CallActivityAsync<IdentityAnswer>(nameof(ResidentialStart.CheckIdentity), input, Partner);
        }
        catch (TaskFailedException down) when (down.FailureDetails.IsCausedBy<HttpRequestException>())
        {
            return IdentityAnswer.Unknown;
        }
    }

    public static Task<decimal> FindPriorDebt(this TaskOrchestrationContext context, ResidentialStartInput input) =>
        context.CallActivityAsync<decimal>(nameof(ResidentialStart.FindPriorDebt), input, Store);

    public static Task<string> IssueFieldOrder(this TaskOrchestrationContext context, ResidentialStartInput input, int visit) =>
        context.CallActivityAsync<string>(nameof(ResidentialStart.IssueFieldOrder), new FieldOrderRequest(input, visit, context.InstanceId), Partner);

    /// <summary>
    /// Waits for the crew: a reminder when the visit is late, nothing any more when it is overdue. The result is read from
    /// its order, not from the event, which only says that it is worth a look.
    /// </summary>
    public static async Task<FieldResult?> AwaitFieldResult(this TaskOrchestrationContext context, ResidentialStartInput input, string orderId)
    {
        context.SetCustomStatus($"Awaiting field result {orderId}");
        var expected = VisitTimes.For(input.Details.StartDate, context.CurrentUtcDateTime, input.Policy);
        using var arrivedFirst = new CancellationTokenSource();
        var arrived = context.WaitForExternalEvent<string>(FieldResultRecorder.EventFor(orderId));
        var late = context.CreateTimer(expected.RemindAt, arrivedFirst.Token);
        if (await Task.WhenAny(arrived, late) == late)
        {
            await context.CallActivityAsync(nameof(ResidentialStart.RemindFieldCrew), new FieldOrderReference(input.Case, orderId), Partner);
            await Task.WhenAny(arrived, context.CreateTimer(expected.GiveUpAt, arrivedFirst.Token));
        }
        arrivedFirst.Cancel();
        context.SetCustomStatus(null);
        return await context.CallActivityAsync<FieldResult?>(nameof(ResidentialStart.ReadFieldResult), new FieldOrderReference(input.Case, orderId), Store);
    }

    public static Task CancelFieldOrder(this TaskOrchestrationContext context, ResidentialStartInput input, string orderId) =>
        context.CallActivityAsync(nameof(ResidentialStart.CancelFieldOrder), new FieldOrderReference(input.Case, orderId), Partner);

    public static Task ActivateService(this TaskOrchestrationContext context, ResidentialStartInput input, string orderId) =>
        context.CallActivityAsync(nameof(ResidentialStart.ActivateService), new Activation(input, orderId), Store);

    public static Task ConfirmService(this TaskOrchestrationContext context, ResidentialStartInput input) =>
        context.CallActivityAsync(nameof(ResidentialStart.ConfirmService), input, Store);

    public static async Task<ResidentialStartOutcome> Refuse(this TaskOrchestrationContext context, ResidentialStartInput input, string reason)
    {
        await context.CallActivityAsync(nameof(ResidentialStart.RefuseRequest), new Ending(input.Case, reason), Store);
        return new(ResidentialStartResult.Refused, reason);
    }

    public static async Task<ResidentialStartOutcome> HandToPerson(this TaskOrchestrationContext context, ResidentialStartInput input, string reason)
    {
        await context.CallActivityAsync(nameof(ResidentialStart.HandCaseToPerson), new Ending(input.Case, reason), Store);
        return new(ResidentialStartResult.HandedToPerson, reason);
    }
}
