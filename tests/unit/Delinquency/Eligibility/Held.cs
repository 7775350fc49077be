using Serverless.Orchestrations.Delinquency;

namespace Serverless.Tests.Unit.Delinquency;

/// <summary>What verdicts are expected to say.</summary>
internal static class Held
{
    public static void Lawful(Verdict verdict) => Assert.Empty(verdict.Findings);

    /// <summary>Exactly these rules hold, in any order.</summary>
    public static void By(Verdict verdict, params string[] rules) =>
        Assert.Equal(rules.Order(StringComparer.Ordinal), verdict.Findings.Select(finding => finding.Rule).Distinct().Order(StringComparer.Ordinal));

    /// <summary>One of the rules ends then, by what the city's clocks show.</summary>
    public static void Until(Verdict verdict, string rule, string shown) =>
        Assert.Equal(Delinquency.Lawful.City(shown), Assert.Single(verdict.Findings, finding => finding.Rule == rule).Until);

    /// <summary>One of the rules waits for something, so no minute is told.</summary>
    public static void Waits(Verdict verdict, string rule)
    {
        Assert.NotNull(Assert.Single(verdict.Findings, finding => finding.Rule == rule).WaitsFor);
        Assert.Null(verdict.NextLawfulMinute);
    }

    public static void Next(Verdict verdict, string shown) => Assert.Equal(Delinquency.Lawful.City(shown), verdict.NextLawfulMinute);
}
