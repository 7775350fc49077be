namespace Serverless.Orchestrations.Delinquency;

public enum ContactWay
{
    Call,
    Mail,
    Text,
    Letter,
    Visit,
}

/// <summary>An attempt to reach the customer about the debt, whether it succeeded or not.</summary>
public sealed record ContactAttempt(ContactWay Way, DateTimeOffset At);
