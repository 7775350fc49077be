using Microsoft.Azure.Amqp.Encoding;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>Requests about sessions: the one a link holds, or which there are.</summary>
internal sealed class SessionRequests(ClientLinks links, MessageQueue queue)
{
    public AmqpMap GetState(ManagementRequest request) => new()
    {
        [new MapKey("session-state")] = queue.GetSessionState(Held(request)) is { } state ? new ArraySegment<byte>(state) : null!,
    };

    public async Task<AmqpMap?> SetStateAsync(ManagementRequest request)
    {
        await queue.SetSessionStateAsync(Held(request), request.Find("session-state") is ArraySegment<byte> state ? state.ToArray() : null);
        return [];
    }

    public AmqpMap RenewLock(ManagementRequest request)
    {
        var held = Held(request);
        queue.RenewSessionLock(held);
        return new AmqpMap { [new MapKey("expiration")] = new DateTime(WireClock.ToWall(queue.Bus.Clock, held.LockedUntil), DateTimeKind.Utc) };
    }

    public AmqpMap? List(ManagementRequest request)
    {
        var skip = request.Find("skip") is null ? 0 : request.Count("skip");
        var found = queue.SessionIds().Skip(skip).Take(request.Count("top")).ToArray();
        return found.Length == 0 ? null : new AmqpMap { [new MapKey("skip")] = skip + found.Length, [new MapKey("sessions-ids")] = found };
    }

    private SessionLock Held(ManagementRequest request)
    {
        var held = request.LinkName is { } name ? links.Consumer(name)?.Session : null;
        return held is not null && held.Session.Id == request.Text("session-id") ? held : throw BusErrors.SessionLockLost();
    }
}
