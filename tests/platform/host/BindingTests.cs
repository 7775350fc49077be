using Azure.Messaging.ServiceBus;

namespace Serverless.Tests.Platform.Host;

/// <summary>Docs: "Azure Service Bus trigger for Azure Functions": usage, message metadata, PeekLock behavior, poison messages.</summary>
public sealed class BindingTests : IAsyncLifetime
{
    private PlatformHost host = null!;

    public async Task InitializeAsync() => host = await PlatformHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData("BindsText")]
    [InlineData("BindsBytes")]
    [InlineData("BindsBody")]
    public async Task A_body_binds_to(string function)
    {
        await host.SendAsync(function, "Ünï");
        Assert.Equal(["Ünï"], host.Journal.Of(function));
        Assert.Equal(0, host.Listener(function).Backlog);
    }

    [Theory]
    [InlineData("BindsTexts")]
    [InlineData("BindsManyBytes")]
    [InlineData("BindsBodies")]
    public async Task The_bodies_of_a_batch_bind_to_an_array_of(string function)
    {
        await host.SendAsync(function, "a", "b", "ç");
        Assert.Equal(["a b ç"], host.Journal.Of(function));
        Assert.Equal(0, host.Listener(function).Backlog);
    }

    [Fact]
    public async Task A_JSON_body_binds_to_its_type_and_metadata_to_parameters_by_name()
    {
        await host.SendAsync("BindsReading", [new ServiceBusMessage("""{"meter":"m1","value":2.5}""") { MessageId = "id-1", Subject = "Read.v1" }]);
        Assert.Equal(["m1 2.5 id-1 1 1 08:00 Read.v1"], host.Journal.Of("BindsReading"));
    }

    [Fact]
    public async Task JSON_bodies_of_a_batch_bind_to_a_list_of_their_type()
    {
        await host.SendAsync("BindsReadings", """{"meter":"m1","value":1}""", """{"meter":"m2","value":2}""");
        Assert.Equal(["m1 m2"], host.Journal.Of("BindsReadings"));
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("")]
    [InlineData("""{"meter":"m1","value":"many"}""")]
    [InlineData("[1]")]
    public async Task A_body_that_is_not_its_JSON_fails_each_time_and_ends_in_the_dead_letter_queue(string body)
    {
        await host.SendAsync("BindsReading", [new ServiceBusMessage(body), new("""{"meter":"good","value":1}""") { MessageId = "g" }]);
        Assert.Equal(["good 1 g 1 2 08:00 "], host.Journal.Of("BindsReading"));
        var dead = Assert.Single(await host.TakeAsync("BindsReading", SubQueue.DeadLetter));
        Assert.Equal((body, "MaxDeliveryCountExceeded"), (dead.Body.ToString(), dead.DeadLetterReason));
        Assert.Equal(0, host.Listener("BindsReading").Backlog);
    }

    [Fact]
    public async Task One_poison_message_fails_its_whole_batch_until_all_of_it_is_dead_lettered()
    {
        await host.SendAsync("BindsReadings", """{"meter":"m1","value":1}""", "not JSON");
        Assert.Empty(host.Journal.Of("BindsReadings"));
        Assert.Equal(2, (await host.TakeAsync("BindsReadings", SubQueue.DeadLetter)).Count);
    }
}
