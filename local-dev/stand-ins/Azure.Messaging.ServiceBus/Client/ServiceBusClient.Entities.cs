#nullable disable annotations
using System.Runtime.CompilerServices;

namespace Azure.Messaging.ServiceBus;

public partial class ServiceBusClient
{
    public virtual ServiceBusSender CreateSender(string queueOrTopicName) => CreateSender(queueOrTopicName, new ServiceBusSenderOptions());

    public virtual ServiceBusSender CreateSender(string queueOrTopicName, ServiceBusSenderOptions options) =>
        ServiceBusSender.Create(this, Checked(queueOrTopicName), options);

    public virtual ServiceBusReceiver CreateReceiver(string queueName) => CreateReceiver(queueName, new ServiceBusReceiverOptions());

    public virtual ServiceBusReceiver CreateReceiver(string queueName, ServiceBusReceiverOptions options) =>
        ServiceBusReceiver.Create(this, Checked(queueName), options);

    public virtual ServiceBusReceiver CreateReceiver(string topicName, string subscriptionName) =>
        CreateReceiver(topicName, subscriptionName, new ServiceBusReceiverOptions());

    public virtual ServiceBusReceiver CreateReceiver(string topicName, string subscriptionName, ServiceBusReceiverOptions options) =>
        ServiceBusReceiver.Create(this, Checked(topicName, subscriptionName), options);

    public virtual ServiceBusProcessor CreateProcessor(string queueName) => CreateProcessor(queueName, new ServiceBusProcessorOptions());

    public virtual ServiceBusProcessor CreateProcessor(string queueName, ServiceBusProcessorOptions options) =>
        ServiceBusProcessor.Create(this, Checked(queueName), options);

    public virtual ServiceBusProcessor CreateProcessor(string topicName, string subscriptionName) =>
        CreateProcessor(topicName, subscriptionName, new ServiceBusProcessorOptions());

    public virtual ServiceBusProcessor CreateProcessor(string topicName, string subscriptionName, ServiceBusProcessorOptions options) =>
        ServiceBusProcessor.Create(this, Checked(topicName, subscriptionName), options);

    public virtual ServiceBusSessionProcessor CreateSessionProcessor(string queueName, ServiceBusSessionProcessorOptions options = default) =>
        ServiceBusSessionProcessor.Create(this, Checked(queueName), options);

    public virtual ServiceBusSessionProcessor CreateSessionProcessor(
        string topicName, string subscriptionName, ServiceBusSessionProcessorOptions options = default) =>
        ServiceBusSessionProcessor.Create(this, Checked(topicName, subscriptionName), options);

    /// <summary>The next session with messages that nobody holds; ServiceTimeout when none comes within the try timeout.</summary>
    public virtual Task<ServiceBusSessionReceiver> AcceptNextSessionAsync(
        string queueName, ServiceBusSessionReceiverOptions options = default, CancellationToken cancellationToken = default) =>
        ServiceBusSessionReceiver.AcceptAsync(this, Checked(queueName), null, options, cancellationToken);

    /// <inheritdoc cref="AcceptNextSessionAsync(string, ServiceBusSessionReceiverOptions, CancellationToken)"/>
    public virtual Task<ServiceBusSessionReceiver> AcceptNextSessionAsync(
        string topicName, string subscriptionName, ServiceBusSessionReceiverOptions options = default, CancellationToken cancellationToken = default) =>
        ServiceBusSessionReceiver.AcceptAsync(this, Checked(topicName, subscriptionName), null, options, cancellationToken);

    /// <summary>The session named, with or without messages; SessionCannotBeLocked while another holds it.</summary>
    public virtual Task<ServiceBusSessionReceiver> AcceptSessionAsync(
        string queueName, string sessionId, ServiceBusSessionReceiverOptions options = default, CancellationToken cancellationToken = default) =>
        ServiceBusSessionReceiver.AcceptAsync(this, Checked(queueName), sessionId, options, cancellationToken);

    /// <inheritdoc cref="AcceptSessionAsync(string, string, ServiceBusSessionReceiverOptions, CancellationToken)"/>
    public virtual Task<ServiceBusSessionReceiver> AcceptSessionAsync(
        string topicName,
        string subscriptionName,
        string sessionId,
        ServiceBusSessionReceiverOptions options = default,
        CancellationToken cancellationToken = default) =>
        ServiceBusSessionReceiver.AcceptAsync(this, Checked(topicName, subscriptionName), sessionId, options, cancellationToken);

    public virtual IAsyncEnumerable<string> GetMessageSessionsAsync(string queueName, CancellationToken cancellationToken = default) =>
        SessionsAsync(Checked(queueName), cancellationToken);

    public virtual IAsyncEnumerable<string> GetMessageSessionsAsync(
        string topicName, string subscriptionName, CancellationToken cancellationToken = default) =>
        SessionsAsync(Checked(topicName, subscriptionName), cancellationToken);

    private async IAsyncEnumerable<string> SessionsAsync(string path, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        foreach (var session in Namespace.Queue(path).SessionIds())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return session;
        }
    }
}
