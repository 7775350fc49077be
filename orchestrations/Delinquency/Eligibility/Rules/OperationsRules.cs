using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>What must be in order on the utility's side, and at the premise.</summary>
internal static class OperationsRules
{
    public static readonly DisconnectionRule[] All =
    [
        new("account-active", "Only an active account's service is cut.", policy => [new(policy.Operations.Active)], NotActive) { HoldsNotice = true },
        new("service-on", "Only a service that is on is cut.", policy => [new(policy.Operations.Active)], NotOn) { HoldsNotice = true },
        new("facts-age", "The facts must be younger than this.",
            policy => [new(policy.Operations.FactsGoodForMinutes, RuleWords.Of(policy.Operations.FactsGoodForMinutes.Value, "minute"))],
            OldFacts) { IsForeseen = false, HoldsNotice = true },
        new("kill-switch", "No cut while all cuts are stopped.", policy => [new(policy.Operations.KillSwitch)], Stopped),
        new("deceased", "No cut when the customer has died, until a person has looked.",
            policy => [new(policy.Operations.Deceased)], Deceased) { HoldsNotice = true },
        new("essential-facility", "No cut by the list where others depend on the service.",
            policy => [new(policy.Operations.Essential)], Essential) { HoldsNotice = true },
        new("occupancy", "A premise said to be vacant is visited first, no longer ago than this.",
            policy => [new(policy.Operations.OccupancyGoodForDays, RuleWords.Of(policy.Operations.OccupancyGoodForDays.Value, "day"))],
            NotVacant) { IsForeseen = false },
        new("electric-first", "Water is cut so many days after electric.",
            policy => [new(policy.Operations.WaterAfterElectricDays, RuleWords.Of(policy.Operations.WaterAfterElectricDays.Value, "day"))], WaterTooEarly),
        new("channel-health", "No cut while a channel that the customer pays through does not work, or nobody knows.",
            policy => [new(policy.Operations.ChannelGoodForHours, $"a report younger than {RuleWords.Of(policy.Operations.ChannelGoodForHours.Value, "hour")}")],
            ChannelsFail) { IsForeseen = false, HoldsNotice = true },
    ];

    private static IEnumerable<Objection> NotActive(CutQuestion asked)
    {
        var status = asked.Facts.Customer.Status;
        if (status != AccountStatus.Active) yield return Objection.Awaiting("the account is active", asked.Policy.Operations.Active, $"The account is {status}, not active.");
    }

    private static IEnumerable<Objection> NotOn(CutQuestion asked)
    {
        var (facts, basis) = (asked.Facts, asked.Policy.Operations.Active);
        if (facts.Services is not { } services) yield return Objection.NotKnown("the services", basis);
        else if (!services.Any(service => service.Service == facts.Service && service.IsOn))
            yield return Objection.Awaiting("the service is on", basis, $"{facts.Service} is not on.");
    }

    private static IEnumerable<Objection> OldFacts(CutQuestion asked)
    {
        var limit = asked.Policy.Operations.FactsGoodForMinutes;
        if (!asked.IsFresh(asked.Facts.ReadAt, TimeSpan.FromMinutes(limit.Value)))
            yield return Objection.Awaiting("the facts are read again", limit, $"The facts were read at {CityTime.Stamp(asked.Facts.ReadAt)}.");
    }

    private static IEnumerable<Objection> Stopped(CutQuestion asked)
    {
        var basis = asked.Policy.Operations.KillSwitch;
        if (asked.Facts.KillSwitch is not { } found) yield return Objection.NotKnown("the kill switch is read", basis, "It is not known whether all cuts are stopped.");
        else if (found.IsOn) yield return Objection.Awaiting("cuts are allowed again", basis, $"All cuts are stopped by {found.By ?? "somebody"}: {found.Why ?? "no reason given"}.");
    }

    private static IEnumerable<Objection> Deceased(CutQuestion asked) => Flag(
        asked.Facts.Customer.IsDeceased, asked.Policy.Operations.Deceased, "a person decides", "The customer has died.", "It is not known whether the customer is alive.");

    private static IEnumerable<Objection> Essential(CutQuestion asked) => Flag(
        asked.Facts.IsEssentialFacility, asked.Policy.Operations.Essential, "a person decides", "Others depend on this service.", "It is not known whether others depend on this service.");

    private static IEnumerable<Objection> Flag(bool? flag, Basis basis, string waitsFor, string set, string unknown)
    {
        if (flag is null) yield return Objection.NotKnown(waitsFor, basis, unknown);
        else if (flag.Value) yield return Objection.Awaiting(waitsFor, basis, set);
    }

    private static IEnumerable<Objection> NotVacant(CutQuestion asked)
    {
        var limit = asked.Policy.Operations.OccupancyGoodForDays;
        if (asked.Facts.Occupancy is not { } occupancy) yield return Objection.NotKnown("the premise's records are read", limit, "It is not known whether the premise is said to be vacant.");
        else if (!occupancy.IsSaidVacant) yield break;
        else if (occupancy.Check is not { } check) yield return Objection.Awaiting("somebody visits", limit, "The premise is said to be vacant, and nobody has looked.");
        else if (check.FoundOccupied) yield return Objection.Awaiting("a person decides", limit, "The premise is said to be vacant, and somebody lives there.");
        else if (!asked.IsFresh(check.At, TimeSpan.FromDays(limit.Value))) yield return Objection.Awaiting("somebody visits", limit, $"The premise was last visited at {CityTime.Stamp(check.At)}.");
    }

    private static IEnumerable<Objection> WaterTooEarly(CutQuestion asked)
    {
        var days = asked.Policy.Operations.WaterAfterElectricDays;
        if (asked.Facts.Service != UtilityService.Water) yield break;
        if (asked.Facts.Services is not { } services)
        {
            yield return Objection.NotKnown("the services", days);
            yield break;
        }
        if (services.FirstOrDefault(service => service.Service == UtilityService.Electric) is not { } electric) yield break;
        if (electric.IsOn && DebtCount.Of(asked, UtilityService.Electric, asked.Day).IsEnough)
            yield return Objection.Awaiting("electric is cut", days, "Electric is past due too, and is cut first.");
        else if (!electric.IsOn && electric.CutOn?.AddDays(days.Value) is { } from && asked.Day < from)
            yield return Objection.UntilDay(from, days, $"Electric was cut on {RuleWords.Of(electric.CutOn.Value)}; water follows from {RuleWords.Of(from)} on.");
    }

    private static IEnumerable<Objection> ChannelsFail(CutQuestion asked)
    {
        var limit = asked.Policy.Operations.ChannelGoodForHours;
        if (asked.Facts.Channels is not { } channels) return [Objection.NotKnown("the payment channels", limit)];
        return
            from channel in channels
            where channel.State != ChannelState.Healthy || !asked.IsFresh(channel.AsOf, TimeSpan.FromHours(limit.Value))
            select channel.State != ChannelState.Healthy
                ? Objection.Awaiting("a person says that the channel works", limit, $"The customer pays through {channel.Channel}, whose file is {channel.State.ToString().ToLowerInvariant()}.")
                : Objection.Awaiting("the channel is reported on", limit, $"The last report on {channel.Channel} is of {CityTime.Stamp(channel.AsOf)}.");
    }
}
