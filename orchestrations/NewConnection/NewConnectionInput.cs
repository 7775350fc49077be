using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>
/// The input of a new connection. It is fixed when the orchestration is scheduled, so that a replay uses the same figures as the first
/// run.
/// </summary>
/// <param name="SubmittedBy">The person or partner who filed it. They may not approve anything in it.</param>
public sealed record NewConnectionInput(
    CaseReference Case,
    string SubmittedBy,
    NewConnectionDetails Details,
    NewConnectionPolicy Policy,
    SecurityPolicy Security,
    BusinessCalendar Calendar);

public enum NewConnectionResult
{
    Connected,
    Refused,
    Withdrawn,
}

/// <param name="Reason">Why there is no connection; otherwise null.</param>
public sealed record NewConnectionOutcome(NewConnectionResult Result, string? Reason = null, bool FirstBillCame = false);

/// <summary>Why a request cannot go on. It is returned as a value, not thrown.</summary>
public sealed record Refusal(string Reason, NewConnectionResult Result = NewConnectionResult.Refused);
