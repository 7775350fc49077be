using Serverless.Orchestrations.Cases;


namespace Serverless.Orchestrations.ResidentialStart;

/// <summary>
/// The input of a residential start. It is fixed when the orchestration is scheduled, so that a replay uses the same figures as the first
/// run.
/// </summary>
/// <param name="SubmittedBy">The person or partner who filed it. They may not approve anything in it.</param>
public sealed record ResidentialStartInput(CaseReference Case, string SubmittedBy, ResidentialStartDetails Details, ResidentialStartPolicy Policy);

public enum ResidentialStartResult
{
    Activated,
    Refused,
    HandedToPerson,
}

/// <param name="Reason">Why service was refused or a person was asked.</param>
public sealed record ResidentialStartOutcome(ResidentialStartResult Result, string? Reason = null);
