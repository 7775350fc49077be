using System.Diagnostics;
using System.Net.Http.Json;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Requests;
using Serverless.Tests.Flows.NewConnection;

namespace Serverless.Tests.Flows.Telemetry;

/// <summary>One trace from a portal's call to the document and the event, whatever lies between.</summary>
public sealed class TraceTests : IAsyncLifetime, IDisposable
{
    private readonly SpanLog spans = new();
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync() => platform = await UtilityPlatform.StartAsync(partnersAre: ConnectionFlow.Partners, application: UtilityPlatform.SweepsWeekly);

    public async Task DisposeAsync() => await platform.DisposeAsync();

    public void Dispose() => spans.Dispose();

    [Fact]
    public async Task A_payment_is_one_trace_from_the_portal_over_the_bus_to_the_ledger_and_the_event()
    {
        await PostAsync("/api/payments", Samples.Payment("traced-1"));
        AssertHolds(
            "Serverless.LocalDev.Functions: SubmitPayment",
            "Azure.Messaging.ServiceBus.ServiceBusSender: ServiceBusSender.Send",
            "Serverless.LocalDev.Functions: TakePayments",
            "Azure.Cosmos.Operation: Operation.execute_batch");
        var announced = Assert.Single(await platform.EventsAsync(), message => message.Subject.StartsWith("Payment", StringComparison.Ordinal));
        Assert.Contains(spans.TraceId, (string)announced.ApplicationProperties["traceparent"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_connection_is_one_trace_through_its_orchestration_and_activities()
    {
        await PostAsync("/api/service-requests", new ServiceRequested
        {
            RequestId = ConnectionFlow.RequestId,
            Type = ServiceRequestType.NewCommercialConnection,
            SubmittedAt = platform.Now,
            NewConnection = ConnectionFlow.Details(),
        });
        AssertHolds(
            "Serverless.LocalDev.Functions: SubmitServiceRequest",
            "Serverless.LocalDev.Functions: TakeServiceRequests",
            "Serverless.LocalDev.Functions: NewConnection",
            "Serverless.LocalDev.Functions: AskCreditBureau",
            "Azure.Cosmos.Operation: Operation.execute_batch");
    }

    private void AssertHolds(params string[] expected) => Assert.True(spans.Names.IsSupersetOf(expected), $"The trace has only {string.Join(", ", spans.Names.Order())}.");

    private async Task PostAsync<T>(string path, T message)
    {
        using var answer = await spans.AsPortalAsync(async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(message, options: ContractJson.Options) };
            // A client in memory sends no trace context by itself, as one over a socket does.
            request.Headers.Add("traceparent", Activity.Current!.Id);
            return await platform.Http.SendAsync(request);
        });
        answer.EnsureSuccessStatusCode();
        await platform.SettleAsync();
    }
}
