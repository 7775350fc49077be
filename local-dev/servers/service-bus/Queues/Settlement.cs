namespace Serverless.LocalDev.ServiceBus;

internal enum SettlementKind { Complete, Abandon, DeadLetter, Defer, Release }

/// <summary>What a receiver decided about a locked message.</summary>
internal sealed class Settlement(SettlementKind kind, IEnumerable<KeyValuePair<string, object>>? modify, string? reason, string? description)
{
    public SettlementKind Kind => kind;

    /// <summary>Application properties to set on the message as it goes back or away.</summary>
    public IEnumerable<KeyValuePair<string, object>>? Modify => modify;

    public string? Reason => reason;

    public string? Description => description;

    public static Settlement Complete { get; } = new(SettlementKind.Complete, null, null, null);

    /// <summary>Given back unread: the delivery is not counted.</summary>
    public static Settlement Release { get; } = new(SettlementKind.Release, null, null, null);

    private static readonly Settlement PlainAbandon = new(SettlementKind.Abandon, null, null, null);

    public static Settlement Abandon(IEnumerable<KeyValuePair<string, object>>? modify = null) =>
        modify is null ? PlainAbandon : new(SettlementKind.Abandon, modify, null, null);

    public static Settlement DeadLetter(IEnumerable<KeyValuePair<string, object>>? modify, string? reason, string? description) =>
        new(SettlementKind.DeadLetter, modify, reason, description);

    public static Settlement Defer(IEnumerable<KeyValuePair<string, object>>? modify) => new(SettlementKind.Defer, modify, null, null);
}
