namespace Serverless.Orchestrations.Approvals;

/// <summary>Why an approval is not decided or handed over.</summary>
public enum ApprovalRefusalReason
{
    /// <summary>Decided, timed out or withdrawn before.</summary>
    AlreadyEnded,

    Expired,

    /// <summary>Who asked may not decide: maker is not checker.</summary>
    OwnRequest,

    AboveLimit,

    /// <summary>Sufficient by role, but it was not asked of them, or they handed it over.</summary>
    NotAsked,

    /// <summary>Each person has one say.</summary>
    AlreadySaid,

    /// <summary>A newer link went out to the same person.</summary>
    LinkReplaced,

    /// <summary>The staff directory knows the approver no longer.</summary>
    NotStaff,

    UnknownOption,
    ReasonMissing,
    ReasonTooLong,

    /// <summary>The reason holds a card number or a national id.</summary>
    ReasonProhibited,

    /// <summary>The directory knows nobody of the name it is to be handed to.</summary>
    UnknownPerson,

    /// <summary>The person it is to be handed to may not decide it.</summary>
    RecipientMayNot,

    /// <summary>The person it is to be handed to is asked already, or has decided.</summary>
    AlreadyInvolved,
}

/// <param name="Detail">For the person refused: what is wrong and who may; nothing of the case.</param>
public sealed record ApprovalRefusal(ApprovalRefusalReason Reason, string Detail);

/// <summary>What an act came to: the approval after it, and the refusal if it was refused.</summary>
public sealed record ApprovalAnswer(ApprovalDocument Approval, ApprovalRefusal? Refusal = null);
