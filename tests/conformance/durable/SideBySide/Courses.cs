using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Serverless.Tests.Conformance.Durable.SideBySide;

internal static class Courses
{
    public static IReadOnlyList<Course> All { get; } =
    [
        new("Sequence", tasks => tasks
            .AddActivityFunc<int, int>("Double", (_, value) => value * 2)
            .AddOrchestratorFunc<int, int>("Sequence", async (context, value) =>
            {
                for (var step = 0; step < 3; step++) value = await context.CallActivityAsync<int>("Double", value);
                return value;
            })) { Input = 5 },
        new("Caught", tasks => tasks
            .AddActivityFunc<int, int>("Fail", int (TaskActivityContext _, int _) => throw new InvalidOperationException("no meter"))
            .AddOrchestratorFunc<int, string>("Caught", async (context, _) =>
            {
                try
                {
                    return $"{await context.CallActivityAsync<int>("Fail", 1)}";
                }
                catch (TaskFailedException failed)
                {
                    return failed.FailureDetails.ErrorMessage;
                }
            })),
        new("Failed", tasks => tasks
            .AddActivityFunc<int, int>("Fail", int (TaskActivityContext _, int _) => throw new InvalidOperationException("no meter"))
            .AddOrchestratorFunc<int, int>("Failed", (context, _) => context.CallActivityAsync<int>("Fail", 1))),
        new("Retried", tasks => tasks
            .AddActivityFunc<int, int>("Fail", int (TaskActivityContext _, int _) => throw new InvalidOperationException("no meter"))
            .AddOrchestratorFunc<int, int>("Retried", (context, _) => context.CallActivityAsync<int>(
                "Fail", 1, TaskOptions.FromRetryPolicy(new RetryPolicy(3, TimeSpan.FromMilliseconds(20), backoffCoefficient: 2))))),
        new("Timed", tasks => tasks
            .AddOrchestratorFunc<int, string>("Timed", async (context, _) =>
            {
                await context.CreateTimer(TimeSpan.FromMilliseconds(20), CancellationToken.None);
                return "done";
            })),
        new("Parent", tasks => tasks
            .AddOrchestratorFunc<int, int>("Child", (_, value) => value < 0 ? throw new ArgumentException("negative") : value)
            .AddOrchestratorFunc<int, string>("Parent", async (context, _) =>
            {
                var child = await context.CallSubOrchestratorAsync<int>("Child", 4, new SubOrchestrationOptions { InstanceId = "side-child" });
                try
                {
                    return $"{child},{await context.CallSubOrchestratorAsync<int>("Child", -1, new SubOrchestrationOptions { InstanceId = "side-failing" })}";
                }
                catch (TaskFailedException failed)
                {
                    return $"{child},{failed.FailureDetails.ErrorMessage}";
                }
            })),
        new("Events", tasks => tasks.AddOrchestratorFunc<int, string>("Events", async (context, _) =>
        {
            context.SetCustomStatus("waiting 1");
            var first = await context.WaitForExternalEvent<int>("Go");
            context.SetCustomStatus("waiting 2");
            return $"{first},{await context.WaitForExternalEvent<int>("Next")},{await context.WaitForExternalEvent<int>("early")}";
        }))
        {
            Steps =
            [
                (client, id) => client.RaiseEventAsync(id, "GO", 1),
                async (client, id) =>
                {
                    await client.RaiseEventAsync(id, "Early", 2);
                    await WhenStatusIsAsync(client, id, OrchestrationRuntimeStatus.Running);
                    await client.RaiseEventAsync(id, "Next", 3);
                },
            ],
        },
        new("Terminated", tasks => tasks.AddOrchestratorFunc<int, string>("Terminated", Waiting))
        {
            Steps = [(client, id) => client.TerminateInstanceAsync(id, "enough")],
        },
        new("Suspended", tasks => tasks.AddOrchestratorFunc<int, string>("Suspended", Waiting))
        {
            Steps =
            [
                async (client, id) =>
                {
                    await client.SuspendInstanceAsync(id, "check");
                    await WhenStatusIsAsync(client, id, OrchestrationRuntimeStatus.Suspended);
                    await client.ResumeInstanceAsync(id, "checked");
                    await WhenStatusIsAsync(client, id, OrchestrationRuntimeStatus.Running);
                    await client.RaiseEventAsync(id, "Go", "yes");
                },
            ],
        },
        new("Continued", tasks => tasks
            .AddActivityFunc<int, int>("Double", (_, value) => value * 2)
            .AddOrchestratorFunc<int, int>("Continued", async (context, value) =>
            {
                var doubled = await context.CallActivityAsync<int>("Double", value);
                if (doubled < 20) context.ContinueAsNew(doubled);
                return doubled;
            })) { Input = 3 },
        new("Unknown", _ => { }),
    ];

    private static async Task<string> Waiting(TaskOrchestrationContext context, int input)
    {
        context.SetCustomStatus("waiting 1");
        return await context.WaitForExternalEvent<string>("Go");
    }

    private static async Task WhenStatusIsAsync(DurableTaskClient client, string id, OrchestrationRuntimeStatus status)
    {
        while ((await client.GetInstanceAsync(id))!.RuntimeStatus != status) await Task.Yield();
    }
}
