using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.Partners;

/// <summary>What a crew is sent for.</summary>
public enum FieldOrderKind
{
    TurnOn,
    MeterSet,

    /// <summary>Takes out what was set for a connection that did not come about.</summary>
    MeterRemoval,
}

/// <summary>What the work management system is told; no name and no money leaves with it.</summary>
/// <param name="ScheduledFor">The day of the visit, in the city.</param>
/// <param name="MeterPoint">Which meter of a new connection, by its key; null for work on no particular one.</param>
public sealed record WorkOrder(string OrderId, FieldOrderKind Kind, string PremiseId, IReadOnlyList<UtilityService> Services, DateOnly ScheduledFor, string? MeterPoint = null);
