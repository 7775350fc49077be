#nullable disable annotations
using Serverless.LocalDev.ServiceBus;

namespace Azure.Messaging.ServiceBus;

public partial class ServiceBusSessionProcessor
{
    protected virtual Task OnProcessSessionMessageAsync(ProcessSessionMessageEventArgs args) =>
        ProcessMessageAsync?.Invoke(args) ?? Task.CompletedTask;

    protected virtual Task OnProcessErrorAsync(ProcessErrorEventArgs args) => ProcessErrorAsync?.Invoke(args) ?? Task.CompletedTask;

    protected virtual Task OnSessionInitializingAsync(ProcessSessionEventArgs args) => SessionInitializingAsync?.Invoke(args) ?? Task.CompletedTask;

    protected virtual Task OnSessionClosingAsync(ProcessSessionEventArgs args) => SessionClosingAsync?.Invoke(args) ?? Task.CompletedTask;

    private MessageQueue Find()
    {
        var queue = client.Namespace.Queue(EntityPath);
        return queue.RequiresSession ? queue : throw BusErrors.TakesNoSessions(EntityPath);
    }

    private ServiceBusSessionReceiver Receiver(SessionLock session) => new(
        client, EntityPath, session, new ServiceBusSessionReceiverOptions { Identifier = Identifier, ReceiveMode = ReceiveMode });

    private Task HandleAsync(ServiceBusReceivedMessage message, SessionLock session, CancellationToken cancellation) =>
        OnProcessSessionMessageAsync(new ProcessSessionMessageEventArgs(message, Receiver(session), Identifier, cancellation));

    private Task FailAsync(Exception thrown, ServiceBusErrorSource source) =>
        OnProcessErrorAsync(new ProcessErrorEventArgs(thrown, source, FullyQualifiedNamespace, EntityPath, Identifier, loop.Stopping));

    private sealed class Observer(ServiceBusSessionProcessor processor) : ISessionObserver
    {
        public Task OpeningAsync(SessionLock session) =>
            GuardAsync(session, processor.OnSessionInitializingAsync, ServiceBusErrorSource.AcceptSession);

        public Task ClosingAsync(SessionLock session) =>
            GuardAsync(session, processor.OnSessionClosingAsync, ServiceBusErrorSource.CloseSession);

        private async Task GuardAsync(SessionLock session, Func<ProcessSessionEventArgs, Task> handler, ServiceBusErrorSource source)
        {
            try
            {
                await handler(new ProcessSessionEventArgs(processor.Receiver(session), processor.Identifier, processor.loop.Stopping));
            }
            catch (Exception thrown)
            {
                await processor.FailAsync(thrown, source);
            }
        }
    }
}
