using Google.Protobuf;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.ServiceBus.Binding;
using Microsoft.Azure.Functions.Worker.Extensions.ServiceBus.Settlement;
using SettlementClient = Microsoft.Azure.Functions.Worker.Extensions.ServiceBus.Settlement.Settlement.SettlementClient;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Acts on the session whose messages an invocation handles, at the host that holds its lock.</summary>
[InputConverter(typeof(SessionMessageActionsConverter))]
public class ServiceBusSessionMessageActions
{
    private readonly SettlementClient? settlement;
    private readonly string sessionId = "";

    /// <summary>For mocks: they override what they are asked for.</summary>
    protected ServiceBusSessionMessageActions() { }

    internal ServiceBusSessionMessageActions(SettlementClient settlement, string sessionId, DateTimeOffset lockedUntil)
    {
        this.settlement = settlement;
        this.sessionId = sessionId;
        LockedUntil = lockedUntil;
    }

    public virtual DateTimeOffset SessionLockedUntil
    {
        get => LockedUntil;
        protected set => LockedUntil = value;
    }

    private DateTimeOffset LockedUntil { get; set; }

    private SettlementClient Settlement =>
        settlement ?? throw new InvalidOperationException("These actions belong to no invocation: a mock must override what it is asked for.");

    /// <returns>Empty for a session without state.</returns>
    public virtual async Task<BinaryData> GetSessionStateAsync(CancellationToken cancellationToken = default)
    {
        var answer = await Settlement.GetSessionStateAsync(new GetSessionStateRequest { SessionId = sessionId }, cancellationToken: cancellationToken);
        return new BinaryData(answer.SessionState.Memory);
    }

    public virtual async Task SetSessionStateAsync(BinaryData sessionState, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sessionState);
        var request = new SetSessionStateRequest { SessionId = sessionId, SessionState = ByteString.CopyFrom(sessionState.ToMemory().Span) };
        await Settlement.SetSessionStateAsync(request, cancellationToken: cancellationToken);
    }

    /// <summary>The host takes no further message of this session and gives its lock back when the invocation ends.</summary>
    public virtual async Task ReleaseSession(CancellationToken cancellationToken = default) =>
        await Settlement.ReleaseSessionAsync(new ReleaseSessionRequest { SessionId = sessionId }, cancellationToken: cancellationToken);

    public virtual async Task RenewSessionLockAsync(CancellationToken cancellationToken = default)
    {
        var answer = await Settlement.RenewSessionLockAsync(new RenewSessionLockRequest { SessionId = sessionId }, cancellationToken: cancellationToken);
        SessionLockedUntil = answer.LockedUntil.ToDateTimeOffset();
    }
}
