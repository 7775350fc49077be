using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Serverless.Tests.Conformance.Durable.SideBySide;

/// <summary>Where our task hub does otherwise than the in-process test host, and why.</summary>
public sealed class DifferenceTests
{
    /// <summary>
    /// The test host says nothing of why a terminated child failed, and the SDK then throws a NullReferenceException in the
    /// parent's code. Ours says that it was terminated: the parent can handle it as any other failure.
    /// </summary>
    [Fact]
    public async Task A_parent_is_told_that_its_child_was_terminated()
    {
        var course = new Course("Parent", tasks => tasks
            .AddOrchestratorFunc<int, int>("Child", (context, _) => context.WaitForExternalEvent<int>("Never"))
            .AddOrchestratorFunc<int, int>("Parent", (context, _) =>
            {
                context.SetCustomStatus("waiting 1");
                return context.CallSubOrchestratorAsync<int>("Child", 4, new SubOrchestrationOptions { InstanceId = "side-child" });
            }))
        {
            Steps =
            [
                async (client, _) =>
                {
                    while ((await client.GetInstanceAsync("side-child"))?.RuntimeStatus != OrchestrationRuntimeStatus.Running) await Task.Yield();
                    await client.TerminateInstanceAsync("side-child", "enough");
                },
            ],
        };
        var theirs = await Backends.TheirsAsync(course);
        var ours = await Backends.OursAsync(course);
        Assert.Contains("NullReferenceException", theirs.Answer, StringComparison.Ordinal);
        Assert.Contains("The sub-orchestration 'Child' with id 'side-child' was terminated.", ours.Answer, StringComparison.Ordinal);
        Assert.Equal(theirs.History.Select(Kind), ours.History.Select(Kind));
    }

    /// <summary>The test host streams a history to workers only; the Durable extension's host gives it to clients too, as we do.</summary>
    [Fact]
    public async Task A_client_can_read_a_history()
    {
        static void Once(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc<int, int>("Once", (_, value) => value);
        await using var theirs = await Microsoft.DurableTask.Testing.DurableTaskTestHost.StartAsync(Once);
        await using var ours = await DurableHost.StartAsync(Once);
        foreach (var (client, count) in new[] { (theirs.Client, 0), (ours.Client, 4) })
        {
            var id = await client.ScheduleNewOrchestrationInstanceAsync("Once", 1);
            await client.WaitForInstanceCompletionAsync(id);
            Assert.Equal(count, (await client.GetOrchestrationHistoryAsync(id)).Count);
        }
    }

    private static string Kind(string line) => line.Split(' ')[0];
}
