using Azure.Messaging.ServiceBus;

namespace Serverless.LocalDev.Partners;

/// <summary>
/// Everybody who has applied for a new connection in the sample traffic, each looking at the portal at a pace of their own,
/// less often the longer it takes. Who they are follows from the traffic, so a second start knows those of the first.
/// </summary>
public sealed class ConnectionCustomers(HttpClient portal, ServiceBusClient bus, TimeProvider time)
{
    /// <summary>So many messages back a start looks for customers of the runs before it.</summary>
    private const long Remembered = 20_000;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);
    private readonly PriorityQueue<(ConnectionCustomer Customer, TimeSpan Pause), DateTimeOffset> due = new();
    private readonly Lock gate = new();

    /// <summary>Those who applied before the message at <paramref name="next"/>.</summary>
    public void FollowBefore(long next)
    {
        for (var index = Math.Max(0, next - Remembered); index < next; index++) Follow(index);
    }

    /// <summary>Who applies with the message at <paramref name="index"/>, if anybody does.</summary>
    public void Follow(long index)
    {
        if (!CityTraffic.IsConnection(index)) return;
        var connection = SampleConnection.At(index);
        Look(new(connection, portal, bus, time), connection.Pace);
    }

    /// <summary>Runs until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var beat = new PeriodicTimer(Beat, time);
        try
        {
            while (await beat.WaitForNextTickAsync(stop))
            {
                while (Take() is var (customer, pause)) await LookAsync(customer, pause, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    private async Task LookAsync(ConnectionCustomer customer, TimeSpan pause, CancellationToken stop)
    {
        try
        {
            await customer.LookAsync(stop);
        }
        catch (Exception failed) when (failed is HttpRequestException or ServiceBusException)
        {
            // The portal or the bus is down; they will look again.
        }
        if (!customer.IsThrough) Look(customer, pause * 2 < LongestPause ? pause * 2 : LongestPause);
    }

    private void Look(ConnectionCustomer customer, TimeSpan pause)
    {
        lock (gate) due.Enqueue((customer, pause), time.GetUtcNow() + pause);
    }

    private (ConnectionCustomer Customer, TimeSpan Pause)? Take()
    {
        lock (gate) return due.TryPeek(out _, out var at) && at <= time.GetUtcNow() ? due.Dequeue() : null;
    }
}
