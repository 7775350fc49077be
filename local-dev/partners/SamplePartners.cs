using Azure.Messaging.ServiceBus;

namespace Serverless.LocalDev.Partners;

/// <summary>Publishes the city's traffic at a steady rate through the public client, as outside systems do.</summary>
/// <param name="rate">Messages a second.</param>
/// <param name="sending">Told of each message right before it is sent.</param>
public sealed class SamplePartners(
    ServiceBusClient bus, CityTraffic traffic, TrafficPosition position, TimeProvider time, double rate, Action<PartnerMessage> sending)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(50);
    private long sent;

    public long Sent => Interlocked.Read(ref sent);

    /// <summary>Runs until it is cancelled; what was taken up is sent to the end.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var senders = new Dictionary<string, ServiceBusSender>(StringComparer.Ordinal);
        using var beat = new PeriodicTimer(Beat, time);
        var due = 0d;
        try
        {
            while (await beat.WaitForNextTickAsync(stop))
            {
                // A late tick is not made up for: after a pause the stream goes on, it does not burst.
                due += rate * Beat.TotalSeconds;
                var messages = new List<PartnerMessage>();
                for (; due >= 1; due--) messages.Add(traffic.At(position.Take(), time.GetUtcNow()));
                foreach (var group in messages.GroupBy(message => message.Queue))
                {
                    if (!senders.TryGetValue(group.Key, out var sender)) senders[group.Key] = sender = bus.CreateSender(group.Key);
                    foreach (var message in group) sending(message);
                    await sender.SendMessagesAsync(group.Select(message => message.ToServiceBusMessage()), CancellationToken.None);
                    Interlocked.Add(ref sent, group.Count());
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to stop between two beats.
        }
        finally
        {
            position.Close();
            foreach (var sender in senders.Values) await sender.DisposeAsync();
        }
    }
}
