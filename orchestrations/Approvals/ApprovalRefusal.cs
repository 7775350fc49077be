namespace Serverless.Orchestrations.Approvals;

/// <summary>Why a decision on an approval, or its hand-over, is refused.</summary>
public enum ApprovalRefusalReason
{
    /// <summary>The approval is already decided, timed out or withdrawn.</summary>
    AlreadyEnded,

    Expired,

    /// <summary>The person asked for the approval, so they may not decide it.</summary>
    OwnRequest,

    AboveLimit,

    /// <summary>Their role may decide, but they were not asked, or they handed it over.</summary>
    NotAsked,

    /// <summary>They have already decided; each person decides once.</summary>
    AlreadySaid,

    /// <summary>A newer link was sent to the same person.</summary>
    LinkReplaced,

    /// <summary>The approver is no longer in the staff directory.</summary>
    NotStaff,

    UnknownOption,
    ReasonMissing,
    ReasonTooLong,

    /// <summary>The reason holds a card number or a national id.</summary>
    ReasonProhibited,

    /// <summary>The person to hand it to is not in the staff directory.</summary>
    UnknownPerson,

    /// <summary>The person to hand it to may not decide it.</summary>
    RecipientMayNot,

    /// <summary>The person to hand it to is already asked, or has decided.</summary>
    AlreadyInvolved,
}

/// <param name="Detail">Text for the person refused: what is wrong and who may act. It says nothing about the case.</param>
public sealed record ApprovalRefusal(ApprovalRefusalReason Reason, string Detail);

/// <summary>The result of an act: the approval after it, and the refusal if the act was refused.</summary>
public sealed record ApprovalAnswer(ApprovalDocument Approval, ApprovalRefusal? Refusal = null);
