using Serverless.Orchestrations.Approvals;

namespace Serverless.Tests.Flows.NewConnection;

internal sealed record AskEmergency(int Meter, string By) : Act
{
    public override async Task DoAsync(World world)
    {
        var meter = world.Meters[Meter % world.Meters.Count];
        using var answer = await world.SendAsync("/api/service-requests/nc-1/emergency-releases", new { meter, why = "Cold store" }, By);
        if (answer.IsSuccessStatusCode) world.EmergenciesAskedBy.GetOrAdd(meter, _ => []).Enqueue(By);
    }
}

/// <summary>Somebody decides one of the open approvals, by link or by the JSON endpoint; who may not is refused.</summary>
/// <param name="By">Null for whoever was asked first.</param>
internal sealed record Decide(int Approval, int Option, string? By = null, bool ByLink = false) : Act
{
    public override async Task DoAsync(World world)
    {
        var open = (await Books.ReadAsync(world)).Approvals.Where(approval => approval.Status == ApprovalStatus.Pending).ToList();
        if (open.Count == 0) return;
        var approval = open[Approval % open.Count];
        var option = approval.Request.Options[Option % approval.Request.Options.Count];
        var by = By ?? approval.Approvers.Select(approver => approver.SignIn).FirstOrDefault() ?? StaffLimits.Staff[0];
        await world.DecideAsync(approval, option, by, ByLink);
    }
}
