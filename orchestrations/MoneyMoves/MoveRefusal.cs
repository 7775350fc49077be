namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>Why money is not moved.</summary>
public enum MoveRefusal
{
    NoSuchAccount,

    /// <summary>The account is pending or withdrawn: it has no money to move, and takes none.</summary>
    AccountNotOpen,

    /// <summary>The account never had such an item, or nothing of that receivable.</summary>
    NothingCharged,

    /// <summary>More than what was charged would be credited.</summary>
    AboveCharged,

    /// <summary>More than the account's credit would leave it.</summary>
    AboveCredit,

    /// <summary>A hold stops refunds of the account.</summary>
    RefundsHeld,

    /// <summary>A closed account keeps no credit: it is paid out.</summary>
    CreditOnClosedAccount,

    /// <summary>The two accounts belong to different persons.</summary>
    OtherPerson,

    /// <summary>The other account takes no money.</summary>
    NotTaken,

    /// <summary>The payment does not wait in suspense any more, or another proposal has it.</summary>
    NotInSuspense,

    /// <summary>Approvers said no.</summary>
    Denied,

    /// <summary>Nobody decided in time.</summary>
    NotDecided,
}
