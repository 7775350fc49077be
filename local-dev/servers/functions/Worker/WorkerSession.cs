using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using Grpc.Core;
using Serverless.LocalDev.Functions.Invocation;
using Serverless.LocalDev.Functions.Rpc;
using RpcException = Grpc.Core.RpcException;

namespace Serverless.LocalDev.Functions.Worker;

/// <summary>
/// One worker's event stream: requests of the host go out in order and pipelined, and every answer is matched to its request.
/// </summary>
internal sealed class WorkerSession(WorkerConnection connection, WorkerLog log)
{
    private static readonly WriteOptions Buffered = new(WriteFlags.BufferHint);
    private readonly Channel<StreamingMessage> outgoing = Channel.CreateUnbounded<StreamingMessage>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<string, RunningInvocation> running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> asked = new(StringComparer.Ordinal);
    private readonly InFlight held = new();
    private int requests;
    private volatile object? memoryMark = new();
    private volatile bool ended;

    public WorkerConnection Connection => connection;

    /// <summary>Invocations the worker has not answered.</summary>
    public int Load => held.Count;

    /// <summary>True from the moment the worker is not to be given anything any more.</summary>
    public bool HasEnded => ended;

    /// <summary>
    /// The same for as long as what the worker has in memory can be relied on. Null from when an invocation was given up: it may
    /// still run, and the real host would have ended the worker for it.
    /// </summary>
    public object? MemoryMark => ended ? null : memoryMark;

    public void GaveUp() => memoryMark = null;

    /// <summary>Serves the stream until the worker or <see cref="End"/> ends it; then nothing waits for the worker any more.</summary>
    /// <param name="leave">Called before what the worker held fails, so that its next attempt goes to another worker.</param>
    public async Task RunAsync(
        IAsyncStreamReader<StreamingMessage> incoming, IServerStreamWriter<StreamingMessage> stream, Action leave, CancellationToken aborted)
    {
        try
        {
            var writing = WriteAsync(stream);
            var reading = ReadAsync(incoming, aborted);
            await await Task.WhenAny(writing, reading);
        }
        catch (Exception gone) when (gone is IOException or RpcException or OperationCanceledException or InvalidOperationException)
        {
            // The worker's process or connection is gone: what it held fails below.
        }
        finally
        {
            End();
            leave();
            FailEverything();
        }
    }

    /// <summary>Sends a request and waits for the answer that bears its id.</summary>
    /// <exception cref="WorkerException">The worker went away first.</exception>
    public async Task<StreamingMessage> AskAsync(StreamingMessage request)
    {
        request.RequestId = string.Create(CultureInfo.InvariantCulture, $"{connection.Settings.WorkerId}-{Interlocked.Increment(ref requests)}");
        var answer = new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        asked[request.RequestId] = answer;
        if (!Send(request)) throw Gone();
        return await answer.Task;
    }

    /// <summary>Null where the worker has been drained since it was chosen.</summary>
    public RunningInvocation? TryStart(InvocationRequest request)
    {
        if (!held.TryEnter()) return null;
        var invocation = new RunningInvocation(request.InvocationId, Cancel);
        running[request.InvocationId] = invocation;
        // Ended between the choice of this worker and here: the end may have looked before the entry was there.
        if (!Send(new StreamingMessage { RequestId = request.InvocationId, InvocationRequest = request })) FailEverything();
        return invocation;
    }

    /// <summary>Waits for what the worker holds, once it is chosen for nothing more. Call once.</summary>
    public Task DrainAsync(CancellationToken patience) => held.DrainAsync(patience);

    public void CancelEverything()
    {
        foreach (var invocation in running.Values) invocation.Cancel();
    }

    public void Terminate(TimeSpan patience) => Send(new StreamingMessage
    {
        WorkerTerminate = new WorkerTerminate { GracePeriod = Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(patience) },
    });

    public void End()
    {
        ended = true;
        outgoing.Writer.TryComplete();
    }

    private void Cancel(string invocation) => Send(new StreamingMessage { InvocationCancel = new InvocationCancel { InvocationId = invocation } });

    private bool Send(StreamingMessage message) => outgoing.Writer.TryWrite(message) && !ended;

    // Written without a flush while more waits, so that a burst of invocations leaves in few packets.
    private async Task WriteAsync(IServerStreamWriter<StreamingMessage> stream)
    {
        var reader = outgoing.Reader;
        while (await reader.WaitToReadAsync())
        {
            while (reader.TryRead(out var message))
            {
                stream.WriteOptions = reader.TryPeek(out _) ? Buffered : WriteOptions.Default;
                await stream.WriteAsync(message);
            }
        }
    }

    private async Task ReadAsync(IAsyncStreamReader<StreamingMessage> incoming, CancellationToken aborted)
    {
        while (await incoming.MoveNext(aborted)) Receive(incoming.Current);
    }

    private void Receive(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case StreamingMessage.ContentOneofCase.InvocationResponse:
                EndInvocation(message.InvocationResponse.InvocationId, FunctionResult.Of(message.InvocationResponse));
                break;
            case StreamingMessage.ContentOneofCase.RpcLog:
                log.Write(message.RpcLog);
                break;
            default:
                if (asked.TryRemove(message.RequestId, out var answer)) answer.TrySetResult(message);
                break;
        }
    }

    private void EndInvocation(string id, FunctionResult result)
    {
        if (!running.TryRemove(id, out var invocation)) return;
        invocation.End(result);
        held.Leave();
    }

    private void FailEverything()
    {
        foreach (var id in running.Keys)
        {
            EndInvocation(id, FunctionResult.Failed(InvocationOutcome.WorkerLost, $"The worker '{connection.Settings.WorkerId}' went away."));
        }
        foreach (var id in asked.Keys)
        {
            if (asked.TryRemove(id, out var answer)) answer.TrySetException(Gone());
        }
    }

    private WorkerException Gone() => new($"The worker '{connection.Settings.WorkerId}' went away.");
}
