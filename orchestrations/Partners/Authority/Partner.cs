namespace Serverless.Orchestrations.Partners;

/// <summary>What a partner may look at.</summary>
public enum PartnerSight
{
    /// <summary>Only what it filed or sent itself.</summary>
    Own,

    /// <summary>Every account: for a channel of the utility's own, which has already signed the customer in.</summary>
    All,
}

/// <summary>A kind of message that a partner may send.</summary>
/// <param name="Subject">The message type, such as <c>PaymentReceived.v1</c>.</param>
/// <param name="As">
/// For whom the partner may speak: the allowed channels of a payment or sources of an outage report. Null where the message has no such
/// field.
/// </param>
public sealed record PartnerStatement(string Subject, IReadOnlyList<string>? As = null);

/// <summary>A portal or outside system, and what it may do. The figures are ours.</summary>
/// <param name="Name">
/// The partner's name in messages (application property <c>source</c>), cases and payments. It is never given to another partner.
/// </param>
/// <param name="RequestsAMinute">How many times a minute it may call over HTTP.</param>
/// <param name="MissesAMinute">How many of its look-ups a minute may find nothing. A caller that guesses numbers mostly finds nothing.</param>
public sealed record Partner(string Name, IReadOnlyList<PartnerStatement> Says, PartnerSight Sees, int RequestsAMinute, int MissesAMinute)
{
    public bool MaySay(string subject, string? speaksAs) =>
        Says.Any(statement => statement.Subject == subject && (statement.As is null || (speaksAs is not null && statement.As.Contains(speaksAs))));

    /// <param name="owner">The name of the partner that filed or sent the thing; null when no partner did.</param>
    public bool Owns(string? owner) => owner == Name;

    /// <inheritdoc cref="Owns"/>
    public bool MaySee(string? owner) => Sees == PartnerSight.All || Owns(owner);
}
