using Serverless.LocalDev.ServiceBus;

namespace Serverless.Tests.Conformance.Functions.ServiceBus;

/// <summary>What is wrong with a trigger is said when the host starts.</summary>
public class StartUpTests
{
    [Fact]
    public async Task A_trigger_and_its_entity_must_agree_about_sessions()
    {
        var entities = SampleEntities.Of(new EntityOptions { RequiresSession = true });
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Platform.StartAsync(new PlatformOptions { Entities = entities }));
        Assert.Contains("IsSessionsEnabled", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entity_that_does_not_exist_is_named()
    {
        var refused = await Assert.ThrowsAsync<BusException>(() => Platform.StartAsync(new PlatformOptions { Entities = new ServiceBusEntities() }));
        Assert.Equal(BusFailure.MessagingEntityNotFound, refused.Reason);
    }

    [Fact]
    public async Task A_setting_of_host_json_that_is_not_of_its_type_is_refused_by_name()
    {
        using var hostJson = BusTraffic.HostJson("""{ "maxConcurrentCalls": "many" }""");
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Platform.StartAsync(new PlatformOptions { Directory = hostJson.Path }));
        Assert.Contains("extensions.serviceBus.maxConcurrentCalls", refused.Message, StringComparison.Ordinal);
    }
}
