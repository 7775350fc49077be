using System.Text.Json;
using Serverless.Orchestrations.Calendar;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>Judges the facts of a record again.</summary>
public static class VerdictReplay
{
    /// <summary>What differs when a record's facts are judged again, by this build, this policy and this calendar.</summary>
    /// <returns>Empty when the very same bytes come out.</returns>
    public static IReadOnlyList<string> Compare(VerdictRecord record, DisconnectionPolicy policy, BusinessCalendar calendar)
    {
        if (!record.IsIntact) return ["The record was changed: its hash does not fit."];
        VerdictEvidence then;
        try
        {
            then = record.Read();
        }
        catch (JsonException unreadable)
        {
            return [$"This build cannot read the record's facts: {unreadable.Message}"];
        }
        var again = VerdictRecord.Of(then.Facts, policy, calendar, then.Now, then.Act);
        return again.Sha256 == record.Sha256 ? [] : [.. Differences(then, again.Read())];
    }

    private static IEnumerable<string> Differences(VerdictEvidence then, VerdictEvidence now)
    {
        if (then.CodeVersion != now.CodeVersion) yield return $"Code: {then.CodeVersion} then, {now.CodeVersion} now.";
        if (then.PolicyVersion != now.PolicyVersion) yield return $"Policy: that of {then.PolicyVersion:O} then, that of {now.PolicyVersion:O} now.";
        else if (then.PolicySha256 != now.PolicySha256) yield return $"Policy: the version of {then.PolicyVersion:O} was changed.";
        if (then.CalendarSha256 != now.CalendarSha256) yield return "Calendar: it was changed.";
        if (then.Verdict.IsEligible != now.Verdict.IsEligible) yield return $"Answer: {Answer(then)} then, {Answer(now)} now.";
        foreach (var finding in then.Verdict.Findings.Except(now.Verdict.Findings)) yield return $"Only then: {Text(finding)}";
        foreach (var finding in now.Verdict.Findings.Except(then.Verdict.Findings)) yield return $"Only now: {Text(finding)}";
        if (then.Verdict.NextLawfulMinute != now.Verdict.NextLawfulMinute)
            yield return $"Next lawful minute: {Text(then.Verdict.NextLawfulMinute)} then, {Text(now.Verdict.NextLawfulMinute)} now.";
        if (then.Card != now.Card) yield return "Card: its text differs.";
    }

    private static string Answer(VerdictEvidence evidence) => evidence.Verdict.IsEligible ? "allowed" : "not allowed";

    private static string Text(Finding finding) => $"{finding.Rule}: {finding.Sentence} ({(finding.Until is { } until ? CityTime.Text(until) : finding.WaitsFor)}; {finding.Source})";

    private static string Text(DateTimeOffset? minute) => minute is { } told ? CityTime.Text(told) : "none";
}
