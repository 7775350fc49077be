namespace Serverless.Tests.Conformance.Functions.ServiceBus;

/// <summary>Docs: Azure Functions reliable event processing.</summary>
public class WorkerLossTests
{
    [Fact]
    public async Task What_a_worker_process_held_when_it_ended_is_delivered_to_its_successor()
    {
        await using var sample = await HostWithoutWorkers.OpenAsync();
        await using var workers = sample.StartWorkers(1);
        await sample.Host.StartAsync();
        await sample.Bus.SendAsync("manual", [BusTraffic.Message("a", "end-process")]);
        await sample.Clock.SettleAsync();
        var settled = Assert.Single(sample.Bus.Queue("manual/$deadletterqueue").Peek(10, 0, null));
        Assert.Equal("delivery 2", settled.Content.Properties["DeadLetterReason"]);
        await sample.Host.StopAsync();
    }
}
