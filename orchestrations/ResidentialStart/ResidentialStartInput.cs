using Serverless.Orchestrations.Cases;


namespace Serverless.Orchestrations.ResidentialStart;

/// <summary>Fixed when the orchestration is scheduled, so that a replay sees what the first run saw.</summary>
/// <param name="SubmittedBy">Who filed it; as an approver they may not decide about it.</param>
public sealed record ResidentialStartInput(CaseReference Case, string SubmittedBy, ResidentialStartDetails Details, ResidentialStartPolicy Policy);

public enum ResidentialStartResult
{
    Activated,
    Refused,
    HandedToPerson,
}

/// <param name="Reason">Why service was refused or a person was asked.</param>
public sealed record ResidentialStartOutcome(ResidentialStartResult Result, string? Reason = null);
