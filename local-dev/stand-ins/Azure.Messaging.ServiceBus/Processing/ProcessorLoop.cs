#nullable disable annotations
using Azure.Messaging.ServiceBus;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>What both processors do with a message: handle, settle, and tell the error handler what went wrong.</summary>
internal sealed class ProcessorLoop(
    Func<MessageQueue> find,
    ServiceBusReceiveMode mode,
    bool autoComplete,
    Func<ServiceBusReceivedMessage, SessionLock, CancellationToken, Task> handle,
    Func<Exception, ServiceBusErrorSource, Task> fail) : IAsyncDisposable
{
    private readonly SemaphoreSlim changing = new(1, 1);
    private CancellationTokenSource stopping;
    private MessageQueue queue;
    private IMessagePump pump;

    public bool IsRunning => pump is not null;

    public IMessagePump Pump => pump;

    public CancellationToken Stopping => stopping?.Token ?? CancellationToken.None;

    public async Task StartAsync(Func<MessageQueue, PumpHandler, IMessagePump> make, CancellationToken cancellation)
    {
        await changing.WaitAsync(cancellation);
        try
        {
            if (pump is not null) throw new InvalidOperationException("The processor is already running. It needs to be stopped before it can be started.");
            queue = find();
            stopping = new CancellationTokenSource();
            pump = make(queue, CallAsync);
            pump.Start();
        }
        finally
        {
            changing.Release();
        }
    }

    public async Task StopAsync(CancellationToken cancellation)
    {
        await changing.WaitAsync(cancellation);
        try
        {
            if (pump is null) return;
            await stopping.CancelAsync();
            await pump.StopAsync(cancellation);
            pump = null;
            stopping.Dispose();
            stopping = null;
        }
        finally
        {
            changing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        changing.Dispose();
    }

    private async Task CallAsync(ArraySegment<ServiceBusReceivedMessage> messages, SessionLock session, PumpCall call)
    {
        foreach (var message in messages)
        {
            var source = ServiceBusErrorSource.ProcessMessageCallback;
            try
            {
                await handle(message, session, Stopping);
                source = ServiceBusErrorSource.Complete;
                if (mode == ServiceBusReceiveMode.PeekLock && autoComplete && queue.IsHeld(message)) await queue.SettleAsync(message, Settlement.Complete);
            }
            catch (Exception thrown)
            {
                await FailAsync(message, thrown, source);
            }
            queue.StopRenewing([message]);
        }
    }

    // Whatever a handler throws abandons its message and reaches the error handler; the processor goes on.
    private async Task FailAsync(ServiceBusReceivedMessage message, Exception thrown, ServiceBusErrorSource source)
    {
        try
        {
            await fail(thrown, source);
            if (mode == ServiceBusReceiveMode.PeekLock && queue.IsHeld(message)) await queue.SettleAsync(message, Settlement.Abandon());
        }
        catch (Exception second)
        {
            await fail(second, ServiceBusErrorSource.Abandon);
        }
    }
}
