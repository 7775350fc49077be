using System.Globalization;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Procedures;

namespace Serverless.Orchestrations.NewConnection;

internal static class PermitSteps
{
    /// <summary>The approvers' option that releases a meter in an emergency.</summary>
    public const string Approve = "Approve";

    private const string AskAgain = "Ask again";

    /// <summary>Waits for the release of every meter, in any order. An emergency request releases its meter once people approve it.</summary>
    public static async Task<Refusal?> AwaitReleases(this ConnectionProcedure connection)
    {
        var ends = connection.Now.AddDays(connection.Input.Policy.PermitCancelDays);
        var awaited = new ReleasesAwaited(
            connection.Input.Case, [.. MeterPlan.For(connection.Input.Details).Select(meter => meter.Key)], new DateTimeOffset(ends, TimeSpan.Zero));
        if (awaited.Meters.Count == 0) return null;
        if (await connection.TellOffice(awaited) is { } notTold) return notTold;
        var decided = new HashSet<string>();
        do
        {
            for (var progress = await connection.Read(awaited); ; progress = await connection.Read(awaited))
            {
                if (progress.Unreleased.Count == 0) return null;
                if (progress.Emergencies.FirstOrDefault(asked => !decided.Contains(asked.Key)) is not { } emergency) break;
                decided.Add(emergency.Key);
                await connection.DecideEmergency(emergency);
            }
        }
        while (await connection.Hears(MeterReleases.ReleaseEvent, ends));
        return (await connection.Read(awaited)).Unreleased.Count == 0 ? null : new(CaseReasons.PermitsNeverCame);
    }

    public static Task WithdrawPermits(this ConnectionProcedure connection) => connection.Insist<bool>(nameof(WithdrawFromPermitOffice), connection.Input.Case);

    /// <summary>Tells the permit office which meters wait. If it cannot be reached, a person settles it with the office and has it told again.</summary>
    private static async Task<Refusal?> TellOffice(this ConnectionProcedure connection, ReleasesAwaited awaited)
    {
        for (var round = 1; !await connection.Try(nameof(ExpectReleases), awaited, StepPatience.BeforeAPersonDecides); round++)
        {
            var decided = await connection.Decide(
                string.Create(CultureInfo.InvariantCulture, $"permits-{round}"), "PermitOutage", "Enter the site with the permit office again?", "The permit office does not answer.", null, [AskAgain, "Refuse"], otherwise: AskAgain);
            if (decided != AskAgain) return new(CaseReasons.PermitsNotAsked);
        }
        return null;
    }

    private static async Task DecideEmergency(this ConnectionProcedure connection, EmergencyRelease emergency)
    {
        var option = await connection.Decide(
            emergency.Key, "EmergencyRelease", $"Set meter {emergency.Meter} before its release?", emergency.Why, null, [Approve, "Deny"], requestedBy: emergency.RequestedBy);
        if (option == Approve) await connection.Do(nameof(GrantEmergencyRelease), new GrantedRelease(connection.Input.Case, emergency));
    }

    private static Task<ReleaseProgress> Read(this ConnectionProcedure connection, ReleasesAwaited awaited) =>
        connection.Call<ReleaseProgress>(nameof(ReadReleases), awaited);
}
