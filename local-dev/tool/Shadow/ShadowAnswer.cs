namespace Serverless.LocalDev.Shadow;

/// <summary>What the report needs of the application's answer on one service.</summary>
internal sealed record ShadowAnswer(string AccountId, decimal PastDue, bool IsEligible, IReadOnlyList<ShadowAnswer.Hold> Findings, DateTimeOffset? NextLawfulMinute = null)
{
    public sealed record Hold(string Rule, DateTimeOffset? Until = null);

    public bool IsOn => Findings.All(found => found.Rule != "service-on");
}
