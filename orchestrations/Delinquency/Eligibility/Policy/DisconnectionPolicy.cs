using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>
/// The rules on disconnection for nonpayment. Every figure has its source, and how sure we are of it. Rules of the Florida PSC do not
/// bind a city; they are here as the default that the city may change.
/// </summary>
public sealed record DisconnectionPolicy(
    DateOnly EffectiveFrom,
    HoursPolicy Hours,
    WeatherPolicy Weather,
    MedicalPolicy Medical,
    DebtPolicy Debt,
    NoticePolicy Notice,
    BankruptcyPolicy Bankruptcy,
    OperationsPolicy Operations) : IEffectiveDated
{
    public static EffectiveDated<DisconnectionPolicy> Default { get; } = EffectiveDated<DisconnectionPolicy>.FromResource("disconnection.json");
}
