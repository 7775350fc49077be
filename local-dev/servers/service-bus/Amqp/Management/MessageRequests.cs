using Microsoft.Azure.Amqp.Encoding;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>Requests about messages of a queue, subscription or sub-queue. Each answers with a map, or null for nothing found.</summary>
internal sealed class MessageRequests(ClientLinks links, MessageQueue queue)
{
    private const uint SettledByReceiving = 0;

    public AmqpMap? Peek(ManagementRequest request)
    {
        var peeked = queue.Peek(request.Count("message-count"), request.Number("from-sequence-number"), request.Text("session-id"));
        return Messages(peeked.Select(message => new AmqpMap { [new MapKey("message")] = Encode(message) }));
    }

    public AmqpMap RenewLocks(ManagementRequest request)
    {
        var expirations = request.List<Guid>("lock-tokens").Select(queue.RenewLock).Select(WallTime);
        return new AmqpMap { [new MapKey("expirations")] = expirations.ToArray() };
    }

    public async Task<AmqpMap?> ReceiveAsync(ManagementRequest request)
    {
        var mode = request.Number("receiver-settle-mode") == SettledByReceiving ? ReceiveMode.ReceiveAndDelete : ReceiveMode.PeekLock;
        var session = request.LinkName is { } name ? links.Consumer(name)?.Session : null;
        var received = await queue.ReceiveDeferredAsync(request.List<long>("sequence-numbers"), mode, session);
        return Messages(received.Select(message => new AmqpMap
        {
            [new MapKey("lock-token")] = message.LockToken,
            [new MapKey("message")] = Encode(message),
        }));
    }

    public async Task<AmqpMap?> SettleAsync(ManagementRequest request)
    {
        var settlement = SettlementOf(request);
        foreach (var token in request.List<Guid>("lock-tokens")) await queue.SettleAsync(token, settlement);
        return [];
    }

    private static Settlement SettlementOf(ManagementRequest request)
    {
        var modify = ClientSettlement.Properties(request.Find("properties-to-modify") as AmqpMap);
        return request.Text("disposition-status") switch
        {
            "completed" => Settlement.Complete,
            "abandoned" => Settlement.Abandon(modify),
            "defered" => Settlement.Defer(modify),
            "suspended" => Settlement.DeadLetter(modify, request.Text("deadletter-reason"), request.Text("deadletter-description")),
            var other => throw new FormatException($"There is no disposition '{other}'."),
        };
    }

    private static AmqpMap? Messages(IEnumerable<AmqpMap> messages)
    {
        var list = messages.ToList();
        return list.Count == 0 ? null : new AmqpMap { [new MapKey("messages")] = list };
    }

    private ArraySegment<byte> Encode(Delivery message) => new(message.ToWireBytes(WireClock.ToWall(queue.Bus.Clock, message.LockedUntil)));

    private DateTime WallTime(long lockedUntil) => new(WireClock.ToWall(queue.Bus.Clock, lockedUntil), DateTimeKind.Utc);
}
