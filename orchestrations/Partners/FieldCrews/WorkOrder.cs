using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.Partners;

/// <summary>The work a crew is sent to do.</summary>
public enum FieldOrderKind
{
    TurnOn,
    MeterSet,

    /// <summary>Removes a meter that was set for a connection that was then not made.</summary>
    MeterRemoval,
}

/// <summary>The order as the work management system gets it. It contains no names and no amounts.</summary>
/// <param name="ScheduledFor">The day of the visit, in the city.</param>
/// <param name="MeterPoint">The key of a new connection's meter; null for work that is not about one meter.</param>
public sealed record WorkOrder(string OrderId, FieldOrderKind Kind, string PremiseId, IReadOnlyList<UtilityService> Services, DateOnly ScheduledFor, string? MeterPoint = null);
