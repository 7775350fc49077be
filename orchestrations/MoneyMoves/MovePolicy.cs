using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Policies;
using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>A reason for which an account may be adjusted.</summary>
/// <param name="Words">What it means, for staff.</param>
/// <param name="Directions">The directions it may be used for.</param>
public sealed record AdjustmentReason(string Code, string Words, IReadOnlyList<AdjustmentDirection> Directions);

/// <summary>What staff may move without asking anybody. The dollar limits are ours.</summary>
/// <param name="WindowDays">Days over which moves of one kind on one account add up, whoever makes them.</param>
/// <param name="Limits">The limits by kind and role. A role that is missing always asks.</param>
/// <param name="LateCharges">Late charges that may be forgiven on an account within <paramref name="LateChargeMonths"/> (Lawrenceville GA: 2 in 24 months).</param>
/// <param name="Source">Where the figures come from, and how certain they are.</param>
public sealed record MovePolicy(
    DateOnly EffectiveFrom,
    int WindowDays,
    IReadOnlyDictionary<MoveKind, IReadOnlyList<RoleLimit>> Limits,
    IReadOnlyList<RoleLimit> Dismissals,
    int LateCharges,
    int LateChargeMonths,
    IReadOnlyList<AdjustmentReason> Reasons,
    string Source) : IEffectiveDated
{
    public static EffectiveDated<MovePolicy> Default { get; } = EffectiveDated<MovePolicy>.FromResource("money-moves.json");

    /// <summary>What a person of this role may do alone.</summary>
    public MoveStake Own(MoveKind kind, StaffRole role) => new(LimitOf(Limits[kind], role), LateCharges);

    public bool MayDismiss(StaffRole role, decimal amount) => amount <= LimitOf(Dismissals, role);

    /// <summary>The reason of this code; null when there is none for this direction.</summary>
    public AdjustmentReason? Reason(string code, AdjustmentDirection direction) => Reasons.FirstOrDefault(reason => reason.Code == code && reason.Directions.Contains(direction));

    private static decimal LimitOf(IEnumerable<RoleLimit> limits, StaffRole role) =>
        limits.Where(limit => limit.Role == role).Select(limit => limit.UpTo ?? decimal.MaxValue).FirstOrDefault();
}
