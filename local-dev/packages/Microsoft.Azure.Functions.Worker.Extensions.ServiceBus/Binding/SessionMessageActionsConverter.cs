using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using SettlementClient = Microsoft.Azure.Functions.Worker.Extensions.ServiceBus.Settlement.Settlement.SettlementClient;

namespace Microsoft.Azure.Functions.Worker.Extensions.ServiceBus.Binding;

/// <summary>Finds the invocation's session in the trigger's metadata: its id, of one message or of a batch, and its lock's end.</summary>
[SupportsDeferredBinding]
[SupportedTargetType(typeof(ServiceBusSessionMessageActions))]
internal sealed class SessionMessageActionsConverter(SettlementClient settlement) : IInputConverter
{
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context)
    {
        try
        {
            var metadata = context.FunctionContext.BindingContext.BindingData;
            return ValueTask.FromResult(ConversionResult.Success(
                new ServiceBusSessionMessageActions(settlement, SessionId(metadata), LockedUntil(metadata))));
        }
        catch (Exception thrown)
        {
            return ValueTask.FromResult(ConversionResult.Failed(thrown));
        }
    }

    private static string SessionId(IReadOnlyDictionary<string, object?> metadata)
    {
        if (metadata.GetValueOrDefault("SessionId") is string id) return id;
        // A batch is of one session, so that its first message's is everybody's.
        if (metadata.GetValueOrDefault("SessionIdArray") is IEnumerable<string> ids && ids.FirstOrDefault() is { } first) return first;
        throw new InvalidOperationException(
            "The trigger's metadata have neither SessionId nor SessionIdArray: ServiceBusSessionMessageActions need IsSessionsEnabled = true.");
    }

    private static DateTimeOffset LockedUntil(IReadOnlyDictionary<string, object?> metadata)
    {
        var text = metadata.GetValueOrDefault("SessionActions")?.ToString()
            ?? throw new InvalidOperationException("The trigger's metadata have no SessionActions, which say when the session's lock ends.");
        using var actions = JsonDocument.Parse(text);
        return actions.RootElement.TryGetProperty("SessionLockedUntil", out var time)
            ? time.GetDateTimeOffset()
            : throw new InvalidOperationException("The metadata's SessionActions have no SessionLockedUntil.");
    }
}
