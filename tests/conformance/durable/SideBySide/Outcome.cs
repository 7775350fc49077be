using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Protobuf;
using EventKind = Microsoft.DurableTask.Protobuf.HistoryEvent.EventTypeOneofCase;

namespace Serverless.Tests.Conformance.Durable.SideBySide;

/// <summary>What a course left on one backend, without what differs each time (times, ids of executions, stack traces).</summary>
internal sealed record Outcome(string Answer, IReadOnlyList<string> History)
{
    public static async Task<Outcome> OfAsync(
        Course course, DurableTaskClient client, Func<string, Task<IReadOnlyList<HistoryEvent>>> historyOf, Func<Task> settle)
    {
        var id = await client.ScheduleNewOrchestrationInstanceAsync(course.Name, course.Input, new StartOrchestrationOptions($"side-{course.Name}"));
        for (var step = 0; step < course.Steps.Count; step++)
        {
            while ((await client.GetInstanceAsync(id, true))!.SerializedCustomStatus != $"\"waiting {step + 1}\"") await settle();
            await course.Steps[step](client, id);
        }
        var ended = client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        while (!ended.IsCompleted) await settle();
        var answer = await ended;
        return new Outcome(
            $"{answer.RuntimeStatus} | {answer.SerializedInput} | {answer.SerializedOutput} | {answer.SerializedCustomStatus} | {answer.FailureDetails?.ErrorType}: {answer.FailureDetails?.ErrorMessage}",
            [.. (await historyOf(id)).Select(Line)]);
    }

    private static string Line(HistoryEvent happened) => $"{happened.EventTypeCase} {happened.EventId} {Content(happened)}".TrimEnd();

    private static string? Content(HistoryEvent happened) => happened.EventTypeCase switch
    {
        EventKind.ExecutionStarted => $"{happened.ExecutionStarted.Name} {happened.ExecutionStarted.OrchestrationInstance.InstanceId} {happened.ExecutionStarted.Input}",
        EventKind.TaskScheduled => $"{happened.TaskScheduled.Name} {happened.TaskScheduled.Input}",
        EventKind.TaskCompleted => $"#{happened.TaskCompleted.TaskScheduledId} {happened.TaskCompleted.Result}",
        EventKind.TaskFailed => $"#{happened.TaskFailed.TaskScheduledId} {happened.TaskFailed.FailureDetails.ErrorType}: {happened.TaskFailed.FailureDetails.ErrorMessage}",
        EventKind.SubOrchestrationInstanceCreated => $"{happened.SubOrchestrationInstanceCreated.Name} {happened.SubOrchestrationInstanceCreated.InstanceId}",
        EventKind.SubOrchestrationInstanceCompleted => $"#{happened.SubOrchestrationInstanceCompleted.TaskScheduledId} {happened.SubOrchestrationInstanceCompleted.Result}",
        EventKind.SubOrchestrationInstanceFailed => $"#{happened.SubOrchestrationInstanceFailed.TaskScheduledId} {happened.SubOrchestrationInstanceFailed.FailureDetails?.ErrorMessage}",
        EventKind.TimerFired => $"#{happened.TimerFired.TimerId}",
        EventKind.EventRaised => $"{happened.EventRaised.Name} {happened.EventRaised.Input}",
        EventKind.ExecutionTerminated => happened.ExecutionTerminated.Input,
        EventKind.ExecutionSuspended => happened.ExecutionSuspended.Input,
        EventKind.ExecutionResumed => happened.ExecutionResumed.Input,
        EventKind.ExecutionCompleted => $"{happened.ExecutionCompleted.OrchestrationStatus} {happened.ExecutionCompleted.Result}",
        _ => null,
    };
}
