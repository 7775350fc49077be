namespace Serverless.Orchestrations.BankFiles;

/// <summary>What becomes of a returned payment. In all cases but the last two, the payment is reversed.</summary>
public enum ReturnHandling
{
    /// <summary>There was no money. The draft may be tried again.</summary>
    Retry,

    /// <summary>No more drafts before the customer gives new bank data.</summary>
    FixBankData,

    /// <summary>No more drafts.</summary>
    Stop,

    /// <summary>The customer did not agree, or no longer agrees: autopay ends, and there is no retry.</summary>
    RevokeAutopay,

    /// <summary>The draft had an error that we may put right and send again without asking the customer anew.</summary>
    CorrectAndResubmit,

    /// <summary>The customer has died: everything is held, and a person looks.</summary>
    Deceased,

    /// <summary>Our file had an error, or the entry is a duplicate or suspected fraud: a person looks.</summary>
    DuplicateOrFraud,

    /// <summary>The bank asked for it, for reasons of its own.</summary>
    BankLevel,

    /// <summary>A refund came back: the city owes it again.</summary>
    ReturnedCredit,

    /// <summary>A check was turned into an entry: a person matches it with the paper.</summary>
    ConvertedCheck,

    /// <summary>No rule says what to do: a person looks.</summary>
    Person,

    /// <summary>The code is for other kinds of entries than ours: a person looks.</summary>
    NotOurs,

    /// <summary>Banks settle it among themselves. Nothing is posted to a customer.</summary>
    BetweenBanks,
}

/// <summary>Which of Nacha's watched rates a return counts in, besides that of all returns.</summary>
public enum WatchedAs
{
    Other,
    Unauthorized,
    Administrative,
}

/// <summary>Whether the statute lets the city charge for a returned payment.</summary>
public enum StatutoryFee
{
    NotCovered,

    /// <summary>Lack of funds, of credit or of an account.</summary>
    Covered,

    /// <summary>Only when somebody has shown that the payment was stopped with intent to defraud.</summary>
    WithEvidence,
}
