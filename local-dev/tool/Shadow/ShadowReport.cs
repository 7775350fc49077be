using System.Globalization;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Serverless.LocalDev.Shadow;

/// <summary>What the answers say of the city: how many owe, which rules hold their services, and when those could be cut.</summary>
internal static class ShadowReport
{
    public static IRenderable Of(IReadOnlyList<ShadowAnswer> answers)
    {
        var on = answers.Where(answer => answer.IsOn).ToList();
        var due = on.Where(answer => answer.PastDue > 0).ToList();
        return new Rows(Summary(answers, on, due), Holds(due), NextMinutes(due));
    }

    private static Table Summary(IReadOnlyList<ShadowAnswer> answers, List<ShadowAnswer> on, List<ShadowAnswer> due)
    {
        var owing = due.DistinctBy(answer => answer.AccountId).ToList();
        return new Table().Border(TableBorder.Simple).HideHeaders().AddColumns("", "")
            .AddRow("accounts", Count(answers.DistinctBy(answer => answer.AccountId).Count()))
            .AddRow("accounts past due", $"{Count(owing.Count)}, {Money.Text(owing.Sum(answer => answer.PastDue))}")
            .AddRow("services that are on and can be cut", Count(on.Count))
            .AddRow("of accounts past due", Count(due.Count))
            .AddRow("eligible now", Count(due.Count(answer => answer.IsEligible)));
    }

    private static Table Holds(List<ShadowAnswer> due)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("held by", "services past due", "time alone ends it", "waits for something");
        var held = from answer in due from found in answer.Findings.DistinctBy(found => found.Rule) select found;
        foreach (var rule in held.GroupBy(found => found.Rule).OrderByDescending(rule => rule.Count()).ThenBy(rule => rule.Key, StringComparer.Ordinal))
            table.AddRow(rule.Key, Count(rule.Count()), Count(rule.Count(found => found.Until is not null)), Count(rule.Count(found => found.Until is null)));
        return table;
    }

    private static Table NextMinutes(List<ShadowAnswer> due)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("next lawful minute", "services past due");
        foreach (var minute in due.Where(answer => answer.NextLawfulMinute is not null).GroupBy(answer => answer.NextLawfulMinute!.Value).OrderBy(minute => minute.Key))
            table.AddRow(CityTime.Text(minute.Key), Count(minute.Count()));
        return table.AddRow("something must happen first", Count(due.Count(answer => answer.NextLawfulMinute is null)));
    }

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
