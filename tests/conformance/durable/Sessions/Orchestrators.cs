using Microsoft.DurableTask;

namespace Serverless.Tests.Conformance.Durable.Sessions;

/// <summary>Orchestrators whose result shows each thing they took, and how often.</summary>
internal static class Orchestrators
{
    public static void Collecting(DurableTaskRegistry tasks) => tasks
        .AddActivityFunc<int, int>("TenTimes", (_, value) => value * 10)
        .AddOrchestratorFunc<int, List<int>>("Collect", async (context, count) =>
        {
            var values = new List<int>();
            for (var value = 0; value < count; value++) values.Add(await context.CallActivityAsync<int>("TenTimes", value));
            return values;
        })
        .AddOrchestratorFunc<int, List<int>>("Gather", async (context, _) =>
            [await context.WaitForExternalEvent<int>("Next"), await context.WaitForExternalEvent<int>("Next")])
        .AddOrchestratorFunc<int, int>("Again", async (context, sum) =>
        {
            if (sum > 10) return sum;
            context.ContinueAsNew(sum + await context.WaitForExternalEvent<int>("Next"));
            return 0;
        });
}
