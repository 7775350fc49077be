using Google.Protobuf;
using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

/// <summary>A work item that a worker has, and whose answer is awaited.</summary>
internal sealed class PendingWork
{
    private readonly TaskCompletionSource<IMessage> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private OrchestratorResponse? parts;

    public async Task<T> AnswerAsync<T>(CancellationToken cancellation) where T : IMessage => (T)await answer.Task.WaitAsync(cancellation);

    public void Complete(ActivityResponse response) => answer.TrySetResult(response);

    /// <summary>True when the answer is whole: a worker sends a large one in parts.</summary>
    public bool Complete(OrchestratorResponse response)
    {
        // Workers of today still send parts, though the field is marked as obsolete.
#pragma warning disable CS0612
        var isPartial = response.IsPartial;
#pragma warning restore CS0612
        if (parts is null) parts = response;
        else parts.Actions.AddRange(response.Actions);
        if (!isPartial) answer.TrySetResult(parts);
        return !isPartial;
    }

    public void Fail(Exception reason) => answer.TrySetException(reason);
}
