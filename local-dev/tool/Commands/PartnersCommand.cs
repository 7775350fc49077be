using System.CommandLine;
using Serverless.LocalDev.Control;
using Serverless.LocalDev.Partners;
using Spectre.Console;

namespace Serverless.LocalDev.Commands;

/// <summary><c>partners show|set</c>: how the simulated outside systems of a platform that runs behave.</summary>
internal static class PartnersCommand
{
    public static Command Create(CommonOptions common) => new("partners", "Look at the simulated partners, or let them misbehave.")
    {
        Show(common), Set(common),
    };

    private static Command Show(CommonOptions common)
    {
        var command = new Command("show", "What is wrong with each, now and for its next calls.");
        command.SetAction((parsed, stop) => AskAsync(common, parsed, async http => await http.AskAsync<PartnerReply[]>(HttpMethod.Get, ControlEndpoints.Partners, body: null, stop), stop));
        return command;
    }

    private static Command Set(CommonOptions common)
    {
        var names = string.Join(", ", PartnerSystems.Names);
        var name = new Argument<string>("NAME") { Description = $"One of {names}." };
        name.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } given && !PartnerSystems.Names.Contains(given)) result.AddError($"'{given}' is none of {names}.");
        });
        var delay = new Option<string?>("--delay") { Description = "How late what is late is, such as 2h; alone, everything is late by it.", HelpName = "DURATION" };
        delay.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } given && !Duration.TryParse(given, out _)) result.AddError($"'{given}' is not a duration such as 5d, 12h, 1d12h or 90m.");
        });
        var faults = new Option<string[]>("--fault") { Description = $"One of {FaultNames.All}, or {FaultNames.None} to end them all. May be given more than once.", HelpName = "FAULT" };
        faults.Validators.Add(result =>
        {
            var given = result.GetValueOrDefault<string[]>() ?? [];
            foreach (var wrong in given.Where(fault => fault != FaultNames.None && FaultNames.Find(fault) is null)) result.AddError($"'{wrong}' is none of {FaultNames.All}, {FaultNames.None}.");
            if (given.Length > 1 && given.Contains(FaultNames.None)) result.AddError($"--fault {FaultNames.None} goes alone.");
        });
        var times = new Option<int?>("--times") { Description = "For so many calls, from the next one on; without it, until they are set otherwise.", HelpName = "N" };
        times.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 1) result.AddError("--times must be at least 1.");
        });
        var command = new Command("set", "Let a partner misbehave, or work again.") { name, delay, faults, times };
        command.Validators.Add(result =>
        {
            if (result.GetValue(faults) is not { Length: > 0 } && result.GetValue(delay) is null) result.AddError("Say what is to be wrong with --fault, --delay or both.");
        });
        command.SetAction((parsed, stop) => AskAsync(common, parsed, async http =>
        {
            PartnerFault[] wanted = parsed.GetValue(faults) is { Length: > 0 } given ? [.. given.Select(FaultNames.Find).OfType<PartnerFault>()] : [PartnerFault.Late];
            var late = parsed.GetValue(delay) is { } text ? Duration.Parse(text).TotalSeconds : (double?)null;
            var request = new PartnerRequest(wanted, late, parsed.GetValue(times));
            return [await http.AskAsync<PartnerReply>(HttpMethod.Post, $"{ControlEndpoints.Partners}/{parsed.GetRequiredValue(name)}", request, stop)];
        }, stop));
        return command;
    }

    private static async Task<int> AskAsync(CommonOptions common, ParseResult parsed, Func<LocalHttp, Task<PartnerReply[]>> ask, CancellationToken stop)
    {
        await using var platform = await Reached.TryRunningAsync(common, parsed, stop)
            ?? throw new CommandFailure($"Nothing runs on port {parsed.GetValue(common.Port)}, so there are no partners. Start the platform first.");
        var table = new Table().Border(TableBorder.Simple).AddColumns("partner", "all the time", "next calls", "late means");
        foreach (var partner in await ask(platform.Http)) table.AddRow(partner.Name, Always(partner), Next(partner), $"by {TimeSpan.FromSeconds(partner.DelaySeconds):c}");
        Terminal.Write(table);
        return 0;
    }

    private static string Always(PartnerReply partner) => partner.Always.Count == 0 ? "works" : FaultNames.Of(partner.Always);

    private static string Next(PartnerReply partner) =>
        partner.Next.Count == 0 ? "-" : string.Join("; ", partner.Next.Select(FaultNames.Of).GroupBy(faults => faults).Select(group => $"{group.Count()} × {group.Key}"));
}
