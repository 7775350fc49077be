using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Partners;

/// <summary>
/// Finds the partner that sent a message, and decides whether it may send that message. A message's own claims count only when its sender
/// may make them.
/// </summary>
public sealed class PartnerAuthority(EffectiveDated<PartnerRoster> rosters, TimeProvider time)
{
    /// <summary>Today's partner of this name; null when there is none.</summary>
    public Partner? Find(string? name) => name is null ? null : rosters.On(BusinessCalendar.DateOf(time.GetUtcNow())).Find(name);

    /// <summary>Why the message is refused from this source; null when it is accepted.</summary>
    /// <param name="source">The source named in the message; null when it names none.</param>
    public FieldProblem? Refusal<T>(string? source, T message) where T : class, IContract
    {
        if (source is null) return new("source", "is required: the application property that names the sending partner");
        if (Find(source) is not { } partner) return new("source", "is no known partner");
        if (partner.MaySay(T.Subject, message.SpeaksAs)) return null;
        return new("source", message.SpeaksAs is { } speaksAs ? $"{partner.Name} may not send {T.Subject} as {speaksAs}" : $"{partner.Name} may not send {T.Subject}");
    }
}
