using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Serverless.Tests.Conformance.Functions.App;

public sealed record Greeting(string Name, int Times);

public sealed class DurableFunctions(Probe probe)
{
    [Function("Start")]
    public static async Task<IActionResult> Start(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orchestrations/{name}/{id}")] HttpRequest request,
        string name, string id, [DurableClient] DurableTaskClient client)
    {
        var input = await request.ReadFromJsonAsync<Greeting>();
        await client.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions(id));
        return new AcceptedResult();
    }

    [Function("Raise")]
    public static async Task<IActionResult> Raise(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "events/{id}/{name}")] HttpRequest request,
        string id, string name, [DurableClient] DurableTaskClient client)
    {
        await client.RaiseEventAsync(id, name, "approved");
        return new AcceptedResult();
    }

    [Function("Status")]
    public static async Task<IActionResult> Status(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "orchestrations/{id}")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client)
    {
        var found = await client.GetInstanceAsync(id, getInputsAndOutputs: true);
        return found is null
            ? new NotFoundResult()
            : new OkObjectResult($"{found.RuntimeStatus}: {found.SerializedOutput ?? found.FailureDetails?.ErrorMessage}");
    }

    [Function("Greets")]
    public static async Task<string> Greets([OrchestrationTrigger] TaskOrchestrationContext context, Greeting greeting)
    {
        var said = new List<string>();
        for (var i = 0; i < greeting.Times; i++) said.Add(await context.CallActivityAsync<string>("Greet", greeting.Name));
        return string.Join(' ', said);
    }

    [Function("Waits")]
    public static async Task<string> Waits([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CreateTimer(TimeSpan.FromHours(2), CancellationToken.None);
        var decision = await context.WaitForExternalEvent<string>("Decision");
        return $"{decision} at {context.CurrentUtcDateTime:HH:mm}";
    }

    [Function("Catches")]
    public static async Task<string> Catches([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            await context.CallActivityAsync("Breaks", new Greeting("x", 1));
            return "no failure";
        }
        catch (TaskFailedException failure)
        {
            return $"{failure.FailureDetails.ErrorType}: {failure.FailureDetails.ErrorMessage}";
        }
    }

    [Function("Fails-Orchestration")]
    public static Task<string> FailsOrchestration([OrchestrationTrigger] TaskOrchestrationContext context) =>
        throw new InvalidOperationException("not today");

    [Function("CallsNobody")]
    public static Task CallsNobody([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync("Nobody");

    [Function("Greet")]
    public async Task<string> Greet([ActivityTrigger] string name, FunctionContext context)
    {
        await probe.RunAsync(context, $"Greet {name}");
        return $"Hello {name}!";
    }

    [Function("Breaks")]
    public static Task Breaks([ActivityTrigger] Greeting greeting) => throw new ArgumentException($"broken {greeting.Name}");
}
