using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.Cases;

/// <summary>Describes holds in a timeline's words.</summary>
internal static class HoldText
{
    public static string Placed(HoldDocument hold) => FormattableString.Invariant($"{Name(hold)} held by {hold.PlacedBy} from {hold.From:yyyy-MM-dd}{Until(hold)}: {hold.Why}");

    public static string Released(HoldDocument hold) => $"{Name(hold)} no longer held, released by {hold.Release!.By}: {hold.Release.Why}";

    private static string Name(HoldDocument hold) =>
        hold.Amount is { } amount ? $"{hold.Process} of {Money.Text(amount)} of {hold.Entity}" : $"{hold.Process} on {hold.Entity}";

    private static string Until(HoldDocument hold) => hold.Until is { } until ? FormattableString.Invariant($" until {until:yyyy-MM-dd}") : "";
}
