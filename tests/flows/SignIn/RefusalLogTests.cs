using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serverless.LocalDev.Cloud;
using Serverless.Orchestrations.Staff;
using Serverless.Tests.Flows.Approvals;

namespace Serverless.Tests.Flows.SignIn;

/// <summary>What the log says of a caller who is refused: no name, no address. The alerts callers-refused and staff-refused read these very words (tests/infra).</summary>
public sealed class RefusalLogTests : IAsyncLifetime, IDisposable
{
    private readonly RecordedLogs logs = new();
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync()
    {
        platform = await UtilityPlatform.StartAsync();
        platform.Cloud.Services.GetRequiredService<ILoggerFactory>().AddProvider(logs);
    }

    public async Task DisposeAsync() => await platform.DisposeAsync();

    public void Dispose() => logs.Dispose();

    [Fact]
    public async Task Who_is_refused_at_the_door_or_by_a_function_is_warned_of_and_who_is_let_in_is_not()
    {
        var flow = await ApprovalFlow.AskedAsync(platform, requestedBy: ApprovalFlow.Senior);
        platform.Http.DefaultRequestHeaders.Remove(PartnerKeys.Header);
        using var nobody = await platform.Http.GetAsync("/api/approvals");
        using var notTheirs = await flow.CallAsync(HttpMethod.Post, ApprovalFlow.ById("/decision"), ApprovalFlow.Senior, new { option = "Approve", reason = "Mine." });
        using var letIn = await flow.CallAsync(HttpMethod.Get, "/api/approvals", ApprovalFlow.Senior);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.OK), (nobody.StatusCode, notTheirs.StatusCode, letIn.StatusCode));
        var senior = StaffRoster.Default.On(new(2026, 3, 2)).Members.Single(member => member.SignIn == ApprovalFlow.Senior);
        Assert.Equal(
            ["Caller refused: 401 by ListApprovals, asked by unknown", $"Caller refused: 403 by PostApprovalDecision, asked by {senior.ObjectId}"],
            logs.WarningsOf<Functions.SignIn.Authorization>());
    }
}
