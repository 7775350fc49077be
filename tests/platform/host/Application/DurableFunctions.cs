using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Serverless.Tests.Platform.Host.Application;

public sealed class DurableFunctions(Journal journal, TimeProvider time)
{
    [Function("StartApproval")]
    public static async Task<HttpResponseData> StartApproval(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "approvals/{id}")] HttpRequestData request, string id,
        [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        await client.ScheduleNewOrchestrationInstanceAsync("Approval", new Reading(id, 12), new StartOrchestrationOptions(id), cancellation);
        return await client.CreateCheckStatusResponseAsync(request, id, cancellation);
    }

    [Function("BeginApproval")]
    public static Task BeginApproval(
        [ServiceBusTrigger("BeginApproval", Connection = "ServiceBus")] Reading reading, [DurableClient] DurableTaskClient client) =>
        client.ScheduleNewOrchestrationInstanceAsync("Approval", reading, new StartOrchestrationOptions(reading.Meter));

    [Function("DecideApproval")]
    public static Task DecideApproval(
        [ServiceBusTrigger("DecideApproval", Connection = "ServiceBus")] string decision, string correlationId, [DurableClient] DurableTaskClient client) =>
        client.RaiseEventAsync(correlationId, "Decision", decision);

    [Function("Approval")]
    public static async Task<string> Approval([OrchestrationTrigger] TaskOrchestrationContext context, Reading reading)
    {
        context.SetCustomStatus(new { waitingFor = "Decision" });
        var decision = await context.WaitForExternalEvent<string>("Decision");
        return await context.CallSubOrchestratorAsync<string>("Recording", new Reading($"{reading.Meter} {decision}", reading.Value));
    }

    [Function("Recording")]
    public static Task<string> Recording([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<string>("Record", context.GetInput<Reading>());

    [Function("Record")]
    public async Task<string> Record([ActivityTrigger] Reading reading, string instanceId, FunctionContext context)
    {
        await journal.NoteAsync(context, $"{reading.Meter} {reading.Value} in {(instanceId == context.BindingContext.BindingData["instanceId"] as string ? "its instance" : instanceId)}");
        return $"{reading.Meter} recorded";
    }

    [Function("Reminders")]
    public static async Task<int> Reminders([OrchestrationTrigger] TaskOrchestrationContext context, int weeks)
    {
        for (var week = 1; week <= weeks; week++)
        {
            await context.CreateTimer(TimeSpan.FromDays(7), CancellationToken.None);
            await context.CallActivityAsync("Remind", week);
        }
        return weeks;
    }

    [Function("Remind")]
    public Task Remind([ActivityTrigger] int week, FunctionContext context) => journal.NoteAsync(context, $"week {week} at {time.GetUtcNow():MM-dd HH:mm}");
}
