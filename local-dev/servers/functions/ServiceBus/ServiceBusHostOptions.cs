using System.Globalization;
using System.Text.Json;
using Serverless.LocalDev.Functions.Configuration;

namespace Serverless.LocalDev.Functions.ServiceBus;

/// <summary>host.json, extensions.serviceBus (docs: Azure Service Bus bindings, "host.json settings").</summary>
internal sealed record ServiceBusHostOptions
{
    public int MaxConcurrentCalls { get; init; } = 16;

    public int MaxConcurrentSessions { get; init; } = 8;

    public int MaxMessageBatchSize { get; init; } = 1000;

    public bool AutoCompleteMessages { get; init; } = true;

    public TimeSpan MaxAutoLockRenewalDuration { get; init; } = TimeSpan.FromMinutes(5);

    public TimeSpan SessionIdleTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <exception cref="InvalidOperationException">A value is not of its type.</exception>
    /// <exception cref="NotSupportedException">A setting asks for what this host does not do.</exception>
    public static ServiceBusHostOptions Read(HostJson hostJson)
    {
        var section = hostJson.Extension("serviceBus");
        var absent = new ServiceBusHostOptions();
        if (Number(section, "minMessageBatchSize", 1) != 1)
        {
            throw new NotSupportedException("host.json: extensions.serviceBus.minMessageBatchSize above 1 is not supported here.");
        }
        if (Flag(section, "enableCrossEntityTransactions", false))
        {
            throw new NotSupportedException("host.json: extensions.serviceBus.enableCrossEntityTransactions is not supported here.");
        }
        return new ServiceBusHostOptions
        {
            MaxConcurrentCalls = Number(section, "maxConcurrentCalls", absent.MaxConcurrentCalls),
            MaxConcurrentSessions = Number(section, "maxConcurrentSessions", absent.MaxConcurrentSessions),
            MaxMessageBatchSize = Number(section, "maxMessageBatchSize", absent.MaxMessageBatchSize),
            AutoCompleteMessages = Flag(section, "autoCompleteMessages", absent.AutoCompleteMessages),
            MaxAutoLockRenewalDuration = Time(section, "maxAutoLockRenewalDuration", absent.MaxAutoLockRenewalDuration),
            SessionIdleTimeout = Time(section, "sessionIdleTimeout", absent.SessionIdleTimeout),
        };
    }

    private static int Number(JsonElement section, string name, int absent)
    {
        if (!section.TryGetProperty(name, out var value)) return absent;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 1
            ? number
            : throw Wrong(name, "a whole number of at least 1");
    }

    private static bool Flag(JsonElement section, string name, bool absent)
    {
        if (!section.TryGetProperty(name, out var value)) return absent;
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong(name, "true or false");
    }

    private static TimeSpan Time(JsonElement section, string name, TimeSpan absent)
    {
        if (!section.TryGetProperty(name, out var value)) return absent;
        return value.ValueKind == JsonValueKind.String && TimeSpan.TryParse(value.GetString(), CultureInfo.InvariantCulture, out var time)
            ? time
            : throw Wrong(name, "a time of the form hh:mm:ss");
    }

    private static InvalidOperationException Wrong(string name, string expected) =>
        new($"host.json: extensions.serviceBus.{name} must be {expected}.");
}
