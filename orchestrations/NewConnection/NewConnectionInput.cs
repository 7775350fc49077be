using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Fixed when the orchestration is scheduled, so that a replay sees what the first run saw.</summary>
/// <param name="SubmittedBy">Who filed it; as an approver they may not decide about it.</param>
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

/// <param name="Reason">Why there is no connection.</param>
public sealed record NewConnectionOutcome(NewConnectionResult Result, string? Reason = null, bool FirstBillCame = false);

/// <summary>Why a request cannot go on. A value, not a fault.</summary>
public sealed record Refusal(string Reason, NewConnectionResult Result = NewConnectionResult.Refused);
