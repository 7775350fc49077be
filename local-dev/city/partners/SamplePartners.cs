using Azure.Messaging.ServiceBus;

namespace Serverless.LocalDev.Partners;

/// <summary>Publishes the city's traffic at a steady rate through the public client, as outside systems do.</summary>
/// <param name="rate">Messages a second.</param>
/// <param name="sending">Told of each message, and its index, right before it is sent.</param>
public sealed class SamplePartners(
    ServiceBusClient bus, CityTraffic traffic, TrafficPosition position, TimeProvider time, double rate, Action<long, PartnerMessage> sending)
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
                var messages = new List<(long Index, PartnerMessage Message)>();
                for (; due >= 1; due--)
                {
                    var index = position.Take();
                    messages.Add((index, traffic.At(index, time.GetUtcNow())));
                }
                foreach (var group in messages.GroupBy(item => item.Message.Queue))
                {
                    if (!senders.TryGetValue(group.Key, out var sender)) senders[group.Key] = sender = bus.CreateSender(group.Key);
                    foreach (var (index, message) in group) sending(index, message);
                    await sender.SendMessagesAsync(group.Select(item => item.Message.ToServiceBusMessage()), CancellationToken.None);
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
