using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.Tests.Conformance.Functions.App.ServiceBus;

public sealed class SessionFunctions(Probe probe)
{
    /// <summary>Counts a session's messages in its state.</summary>
    [Function("Session")]
    public async Task Session(
        [ServiceBusTrigger("sessions", IsSessionsEnabled = true)] ServiceBusReceivedMessage message,
        ServiceBusSessionMessageActions session, FunctionContext context)
    {
        var state = await session.GetSessionStateAsync();
        var count = state.ToMemory().Length == 0 ? 0 : int.Parse(state.ToString(), System.Globalization.CultureInfo.InvariantCulture);
        await session.SetSessionStateAsync(new BinaryData(FormattableString.Invariant($"{count + 1}")));
        var lockedUntil = session.SessionLockedUntil;
        if (message.Subject == "renew") await session.RenewSessionLockAsync();
        if (message.Subject == "release") await session.ReleaseSession();
        await probe.RunAsync(context, FormattableString.Invariant(
            $"Session:{message.SessionId}:{message.Body}:{count}:{lockedUntil:mm:ss}:{session.SessionLockedUntil:mm:ss}"));
    }

    [Function("SessionBatch")]
    public async Task SessionBatch(
        [ServiceBusTrigger("session-batches", IsSessionsEnabled = true, IsBatched = true)] ServiceBusReceivedMessage[] messages,
        ServiceBusSessionMessageActions session, FunctionContext context)
    {
        await session.ReleaseSession();
        await probe.RunAsync(context, $"SessionBatch:{messages[0].SessionId}:{string.Join(',', messages.Select(message => message.Body))}");
    }
}
