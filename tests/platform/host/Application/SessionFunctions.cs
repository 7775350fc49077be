using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.Tests.Platform.Host.Application;

public sealed class SessionFunctions(Journal journal)
{
    /// <summary>Counts the messages of the session in its state; "release" gives it back.</summary>
    [Function("OneInSession")]
    public async Task OneInSession(
        [ServiceBusTrigger("OneInSession", IsSessionsEnabled = true, Connection = "ServiceBus")] ServiceBusReceivedMessage message,
        ServiceBusSessionMessageActions session, FunctionContext context)
    {
        var state = await session.GetSessionStateAsync();
        var count = state.ToMemory().IsEmpty ? 1 : state.ToMemory().Span[0] + 1;
        await session.SetSessionStateAsync(new BinaryData(new[] { (byte)count }));
        await session.RenewSessionLockAsync();
        if (message.Body.ToString() == "release") await session.ReleaseSession();
        await journal.NoteAsync(context, $"{message.SessionId} {message.Body} {count} {session.SessionLockedUntil:HH:mm:ss}");
    }

    [Function("ManyInSession")]
    public Task ManyInSession(
        [ServiceBusTrigger("ManyInSession", IsSessionsEnabled = true, IsBatched = true, Connection = "ServiceBus")] ServiceBusReceivedMessage[] messages,
        FunctionContext context) =>
        journal.NoteAsync(context, $"{string.Join(',', messages.Select(message => message.SessionId).Distinct())}: {string.Join(' ', messages.Select(message => message.Body.ToString()))}");
}
