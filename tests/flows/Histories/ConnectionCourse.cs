using System.Net.Http.Json;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.NewConnection;
using Serverless.Tests.Flows.NewConnection;

namespace Serverless.Tests.Flows.Histories;

/// <summary>One new connection on its way, step by step.</summary>
internal sealed class ConnectionCourse
{
    private const string InstanceId = $"new-connection-{ConnectionFlow.RequestId}";
    private readonly Recording recording;

    private ConnectionCourse(Recording recording, ConnectionFlow flow) => (this.recording, Flow) = (recording, flow);

    public ConnectionFlow Flow { get; }

    public UtilityPlatform Platform => recording.Platform;

    public static async Task<ConnectionCourse> FiledAsync(Recording recording, NewConnectionDetails? details = null) =>
        new(recording, await ConnectionFlow.FiledAsync(recording.Platform, details));

    /// <summary>Both meters are released, one after the other.</summary>
    public static async Task<ConnectionCourse> ReleasedAsync(Recording recording, NewConnectionDetails? details = null)
    {
        var course = await FiledAsync(recording, details);
        await course.Platform.AdvanceAsync(TimeSpan.FromHours(3));
        return course;
    }

    public Task KeepAsync(string name) => recording.KeepAsync($"new-connection-{name}", InstanceId);

    public Task KeepLateMeterSetAsync(string unit, string name) => recording.KeepAsync($"late-meter-set-{name}", LateMeterSetOrchestrator.InstanceIdFor(OrderId(unit, visit: 1)));

    public async Task OfferAsync(SecurityOffered offer)
    {
        await Flow.OfferAsync(offer);
        await Platform.SettleAsync();
    }

    public async Task PayAsync(decimal amount, string id = "dep-1")
    {
        await Flow.PayDepositAsync(amount, id);
        await Platform.SettleAsync();
    }

    public async Task ReleaseAsync(string unit)
    {
        await Platform.Partners.Permits.ReleaseAsync(ConnectionFlow.RequestId, Meter(unit));
        await Platform.SettleAsync();
    }

    public async Task FileAsync(DocumentKind kind)
    {
        using var filed = await Platform.Http.PostAsJsonAsync($"/api/service-requests/{ConnectionFlow.RequestId}/documents", new { kind = kind.ToString(), blobName = $"{kind}.pdf" });
        filed.EnsureSuccessStatusCode();
        await Platform.SettleAsync();
    }

    public async Task AskEmergencyReleaseAsync(string unit)
    {
        using var asked = await Flow.AskEmergencyAsync(Meter(unit));
        asked.EnsureSuccessStatusCode();
        await Platform.SettleAsync();
    }

    public async Task AskOverrideAsync(decimal amount)
    {
        using var asked = await Flow.AsStaffAsync(
            HttpMethod.Post, $"/api/service-requests/{ConnectionFlow.RequestId}/deposit-overrides", new { overrideId = "o-1", amount, why = "A parent company guarantees." });
        asked.EnsureSuccessStatusCode();
        await Platform.SettleAsync();
    }

    public async Task CrewAsync(string unit, FieldOutcome outcome = FieldOutcome.Completed, int visit = 1)
    {
        await Platform.Partners.Crews.ReportAsync(OrderId(unit, visit), outcome);
        await Platform.SettleAsync();
    }

    public async Task SetMetersAsync()
    {
        await CrewAsync("101");
        await CrewAsync("102");
    }

    public async Task WithdrawAsync()
    {
        using var withdrawn = await Flow.WithdrawAsync();
        withdrawn.EnsureSuccessStatusCode();
        await Platform.SettleAsync();
    }

    public async Task BillAsync()
    {
        await Platform.PublishAsync("bills", Samples.Bill("bill-1", ConnectionFlow.AccountId));
        await Platform.SettleAsync();
    }

    public Task FirstBillIsDueAsync() => Platform.AdvanceAsync(TimeSpan.FromDays(36));

    private static string OrderId(string unit, int visit) => FieldOrderDocument.IdFor(ConnectionFlow.AccountId, $"set{visit}-{Meter(unit)}");

    private static string Meter(string unit) => $"Electric-Suite-{unit}";
}
