using System.Text;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.Tests.Platform.Host.Application;

/// <summary>Everything a message binds to; each on the queue of its own name.</summary>
public sealed class BindingFunctions(Journal journal)
{
    [Function("BindsText")]
    public Task BindsText([ServiceBusTrigger("BindsText", Connection = "ServiceBus")] string text, FunctionContext context) =>
        journal.NoteAsync(context, text);

    [Function("BindsBytes")]
    public Task BindsBytes([ServiceBusTrigger("BindsBytes", Connection = "ServiceBus")] byte[] bytes, FunctionContext context) =>
        journal.NoteAsync(context, Encoding.UTF8.GetString(bytes));

    [Function("BindsBody")]
    public Task BindsBody([ServiceBusTrigger("BindsBody", Connection = "ServiceBus")] BinaryData body, FunctionContext context) =>
        journal.NoteAsync(context, body.ToString());

    [Function("BindsReading")]
    public Task BindsReading(
        [ServiceBusTrigger("BindsReading", Connection = "ServiceBus")] Reading reading,
        string messageId, int deliveryCount, long sequenceNumber, DateTime enqueuedTimeUtc, string? subject, FunctionContext context) =>
        journal.NoteAsync(context, $"{reading.Meter} {reading.Value} {messageId} {deliveryCount} {sequenceNumber} {enqueuedTimeUtc:HH:mm} {subject}");

    [Function("BindsMessage")]
    public Task BindsMessage([ServiceBusTrigger("Events", "all", Connection = "ServiceBus")] ServiceBusReceivedMessage message, FunctionContext context) =>
        journal.NoteAsync(context, message.Body.ToString());

    [Function("BindsTexts")]
    public Task BindsTexts([ServiceBusTrigger("BindsTexts", IsBatched = true, Connection = "ServiceBus")] string[] texts, FunctionContext context) =>
        journal.NoteAsync(context, string.Join(' ', texts));

    [Function("BindsManyBytes")]
    public Task BindsManyBytes([ServiceBusTrigger("BindsManyBytes", IsBatched = true, Connection = "ServiceBus")] byte[][] bodies, FunctionContext context) =>
        journal.NoteAsync(context, string.Join(' ', bodies.Select(Encoding.UTF8.GetString)));

    [Function("BindsBodies")]
    public Task BindsBodies([ServiceBusTrigger("BindsBodies", IsBatched = true, Connection = "ServiceBus")] BinaryData[] bodies, FunctionContext context) =>
        journal.NoteAsync(context, string.Join(' ', bodies.AsEnumerable()));

    [Function("BindsReadings")]
    public Task BindsReadings(
        [ServiceBusTrigger("BindsReadings", IsBatched = true, Connection = "ServiceBus")] IReadOnlyList<Reading> readings, FunctionContext context) =>
        journal.NoteAsync(context, string.Join(' ', readings.Select(reading => reading.Meter)));
}
