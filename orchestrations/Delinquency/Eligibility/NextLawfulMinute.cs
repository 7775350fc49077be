namespace Serverless.Orchestrations.Delinquency;

/// <summary>Finds the first minute at which time alone has ended every hold.</summary>
internal static class NextLawfulMinute
{
    /// <summary>Further ahead the answer is of no use, and the facts will have changed.</summary>
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(400);

    /// <param name="findings">What holds at the moment of the question; at least one.</param>
    /// <returns>Null when something waits for an event, now or by then.</returns>
    public static DateTimeOffset? After(CutQuestion asked, IReadOnlyList<DisconnectionRule> rules, IReadOnlyList<Finding> findings)
    {
        var foreseen = rules.Where(rule => rule.IsForeseen).ToList();
        var minute = asked.Now;
        // Every finding holds without a break until its end, so no lawful minute lies before the latest end.
        while (findings.Count > 0 && minute - asked.Now < Horizon)
        {
            if (findings.Any(finding => finding.Until is null)) return null;
            var ended = WholeMinute(findings.Max(finding => finding.Until!.Value));
            if (ended <= minute) throw new InvalidOperationException($"A rule ends no later than it was asked about: {findings.MaxBy(finding => finding.Until)!.Rule}.");
            minute = ended;
            findings = Eligibility.Findings(asked.At(minute), foreseen);
        }
        return findings.Count == 0 ? minute : null;
    }

    private static DateTimeOffset WholeMinute(DateTimeOffset moment)
    {
        var past = moment.UtcTicks % TimeSpan.TicksPerMinute;
        return new(moment.UtcTicks + (past == 0 ? 0 : TimeSpan.TicksPerMinute - past), TimeSpan.Zero);
    }
}
