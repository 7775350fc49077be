using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Partners;

/// <summary>Says who a sender is, and whether it may say what it says. What a message claims inside counts only from such a sender.</summary>
public sealed class PartnerAuthority(EffectiveDated<PartnerRoster> rosters, TimeProvider time)
{
    /// <summary>Null when no partner of today has this name.</summary>
    public Partner? Find(string? name) => name is null ? null : rosters.On(BusinessCalendar.DateOf(time.GetUtcNow())).Find(name);

    /// <summary>Why the message is not taken from this source; null when it is.</summary>
    /// <param name="source">As the message says; null when it says none.</param>
    public FieldProblem? Refusal<T>(string? source, T message) where T : class, IContract
    {
        if (source is null) return new("source", "is required: the application property that names the sending partner");
        if (Find(source) is not { } partner) return new("source", "is no known partner");
        if (partner.MaySay(T.Subject, message.SpeaksAs)) return null;
        return new("source", message.SpeaksAs is { } speaksAs ? $"{partner.Name} may not send {T.Subject} as {speaksAs}" : $"{partner.Name} may not send {T.Subject}");
    }
}
