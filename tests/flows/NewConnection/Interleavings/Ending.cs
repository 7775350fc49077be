using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.Tests.Flows.NewConnection;

/// <summary>Lets a request run its course: with everybody doing their part, or with nobody doing anything any more.</summary>
internal static class Ending
{
    /// <summary>Above the longest that anything is waited for: papers, then permits, then crews and people.</summary>
    private const int MostDays = 800;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static async Task<NewConnectionOutcome?> ReachAsync(World world)
    {
        var isLost = (await Books.ReadAsync(world)).Case is not { Status: CaseStatus.Open, IsEnding: false } open || open.Timeline.Any(entry => entry.Key == UndoMeterSets.Key);
        foreach (var partner in Enum.GetValues<Partner>()) world.FaultsOf(partner).Down = false;
        for (var days = 0; days < MostDays && !await IsOverAsync(world);)
        {
            var helped = world.Scene.EndsWell && await HelpAsync(world);
            var step = helped ? 1 : 10;
            await world.PassAsync(step * Day);
            days += step;
        }
        // What was still on its way when it ended comes too late.
        await world.PassAsync(10 * Day);
        var outcome = await InTheEnd.HoldsAsync(world);
        Assert.True(isLost || !world.Scene.EndsWell || outcome!.Result == NewConnectionResult.Connected || IsDue(outcome.Reason, world.Scene), $"Everybody did their part, and it ended with {outcome?.Reason}.");
        return outcome;
    }

    /// <summary>A red flag is known only when the identity service is up again; and of two managers who must agree, one may have filed the application.</summary>
    private static bool IsDue(string? reason, Scene scene) =>
        reason == "IdentityRedFlag" || (reason == "DepositNotConfirmed" && scene.SubmittedBy.StartsWith("manager", StringComparison.Ordinal));

    private static async Task<bool> IsOverAsync(World world) =>
        !world.HasApplied || await world.Platform.Durable.GetInstanceAsync($"new-connection-{ConnectionFlow.RequestId}") is { IsCompleted: true };

    /// <summary>False when there is nothing to help with any more.</summary>
    private static async Task<bool> HelpAsync(World world)
    {
        if ((await Books.ReadAsync(world)).Case is not { Status: CaseStatus.Open }) return false;
        world.Platform.Partners.Crews.Outcome = _ => FieldOutcome.Completed;
        world.Platform.Partners.Crews.Delay = TimeSpan.FromHours(6);
        world.Platform.Partners.Addresses.Answer = AddressAuthority.Place;
        foreach (var kind in Enum.GetValues<DocumentKind>()) await new FilePaper(kind).DoAsync(world);
        for (var meter = 0; meter < world.Meters.Count; meter++) await new Release(meter).DoAsync(world);
        await world.Platform.SettleAsync();
        while ((await Books.ReadAsync(world)).Approvals.FirstOrDefault(approval => approval.Status == ApprovalStatus.Pending) is { } open)
        {
            foreach (var by in open.Awaiting) await world.DecideAsync(open, open.Request.Options[0], by, byLink: true);
            await world.Platform.SettleAsync();
            if (open.Awaiting.Count < StaffLimits.PeopleNeeded(open.Request.Amount)) break;
        }
        var books = await Books.ReadAsync(world);
        if (books.Account?.Owed is > 0 and var owed) await world.PayAsync($"rest-{owed}", owed, PaymentPurpose.Deposit);
        await world.Platform.SettleAsync();
        return true;
    }
}
