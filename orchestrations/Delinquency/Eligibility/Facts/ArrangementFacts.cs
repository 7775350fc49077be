namespace Serverless.Orchestrations.Delinquency;

public enum ArrangementState
{
    /// <summary>Asked for, and not yet decided.</summary>
    Proposed,
    Kept,
    Broken,

    /// <summary>Paid off, refused or withdrawn.</summary>
    Ended,
}

/// <param name="ConsentedToTerms">Whether the customer's consent to the terms in force is on record.</param>
public sealed record ArrangementFacts(string ArrangementId, ArrangementState State, bool ConsentedToTerms);
