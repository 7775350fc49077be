using System.Net;
using System.Net.Http.Json;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.Tests.Flows.NewConnection;

public sealed class WaivedPaperTests : IAsyncLifetime
{
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync() => platform = await UtilityPlatform.StartAsync(partnersAre: ConnectionFlow.Partners, withCity: false);

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task An_application_goes_on_without_a_paper_that_a_senior_waived()
    {
        await ConnectionFlow.FiledAsync(platform, ConnectionFlow.Details() with { Documents = [new(DocumentKind.SignedApplication, "a.pdf"), new(DocumentKind.EntityRegistration, "b.pdf")] });
        Assert.Equal(HttpStatusCode.Conflict, await WaiveAsync(DocumentKind.EntityRegistration));
        Assert.False(platform.Partners.Addresses.IsReserved(ConnectionFlow.RequestId));
        Assert.Equal(HttpStatusCode.Accepted, await WaiveAsync(DocumentKind.TenantFloorPlan));
        await platform.SettleAsync();
        Assert.True(platform.Partners.Addresses.IsReserved(ConnectionFlow.RequestId));
    }

    private async Task<HttpStatusCode> WaiveAsync(DocumentKind kind)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/service-requests/nc-1/waived-papers");
        request.Headers.Add("x-dev-user", "senior.one@utility.example");
        request.Content = JsonContent.Create(new { kind = $"{kind}", why = "The plan is on file with the city" });
        using var answer = await platform.Http.SendAsync(request);
        return answer.StatusCode;
    }
}
