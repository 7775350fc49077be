using Microsoft.DurableTask;

namespace Serverless.LocalDev.Durable;

/// <summary>A durable task the code has asked for and history has not ended yet.</summary>
internal interface IPendingTask
{
    void Complete(string? payload, DataConverter converter);

    void Fail(TaskFailureDetails failure);
}

internal sealed class PendingTask<T>(string name, int id) : TaskCompletionSource<T>, IPendingTask
{
    public void Complete(string? payload, DataConverter converter)
    {
        if (typeof(T) == typeof(Unread))
        {
            TrySetResult(default!);
            return;
        }
        T? value;
        try
        {
            value = converter.Deserialize<T>(payload);
        }
        catch (Exception unreadable)
        {
            TrySetException(unreadable);
            return;
        }
        TrySetResult(value!);
    }

    public void Fail(TaskFailureDetails failure) => TrySetException(new TaskFailedException(name, id, failure));
}

/// <summary>The result of a task whose caller wants none: it is not even parsed.</summary>
internal readonly struct Unread;
