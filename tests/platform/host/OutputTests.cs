using Azure.Messaging.ServiceBus;

namespace Serverless.Tests.Platform.Host;

/// <summary>Docs: "Azure Service Bus output binding for Azure Functions", and "Guide for running C# Azure Functions in the isolated worker process", output bindings.</summary>
public sealed class OutputTests : IAsyncLifetime
{
    private PlatformHost host = null!;

    public async Task InitializeAsync() => host = await PlatformHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData("ReturnsText", "a", "a!")]
    [InlineData("ReturnsReading", "a", """{"meter":"a","value":1.5}""")]
    [InlineData("ReturnsObject", "a", """{"meter":"a","value":2}""")]
    [InlineData("ReturnsNothing", "yes", "yes")]
    public async Task What_a_function_returns_is_sent(string function, string given, string sent)
    {
        await host.SendAsync(function, given);
        Assert.Equal(sent, Assert.Single(await host.TakeAsync("Out")).Body.ToString());
        Assert.Equal(0, host.Listener(function).Backlog);
    }

    [Fact]
    public async Task Bytes_are_sent_as_they_are()
    {
        await host.SendAsync("ReturnsBytes", "a");
        Assert.Equal([97, 0, 255], Assert.Single(await host.TakeAsync("Out")).Body.ToArray());
    }

    [Fact]
    public async Task Null_sends_nothing()
    {
        await host.SendAsync("ReturnsNothing", "no");
        Assert.Empty(await host.TakeAsync("Out"));
        Assert.Equal(0, host.Counts("ReturnsNothing").DeadLettered);
    }

    [Fact]
    public async Task Each_element_of_a_collection_is_a_message_of_its_own_in_order()
    {
        await host.SendAsync("ReturnsSeveral", "m");
        Assert.Equal(
            ["""{"meter":"m","value":1}""", """{"meter":"m","value":2}""", """{"meter":"m","value":3}"""],
            (await host.TakeAsync("Out")).Select(message => message.Body.ToString()));
    }

    [Fact]
    public async Task Every_property_with_an_output_attribute_is_sent_where_it_says()
    {
        await host.SendAsync("ReturnsOutputs", "x");
        Assert.Equal(["x", "x1", "x2"], (await host.TakeAsync("Out")).Select(message => message.Body.ToString()));
        Assert.Equal(["""{"meter":"x","value":7}"""], host.Journal.Of("BindsMessage"));
    }

    [Fact]
    public async Task The_worker_has_no_SDK_types_for_outputs_so_a_ServiceBusMessage_is_refused_instead_of_sent_as_JSON()
    {
        await host.SendAsync("ReturnsMessage", "x");
        Assert.Empty(await host.TakeAsync("Out"));
        Assert.Single(await host.TakeAsync("ReturnsMessage", SubQueue.DeadLetter));
    }

    [Fact]
    public async Task An_output_that_cannot_be_sent_fails_the_invocation()
    {
        await host.SendAsync("ReturnsToNowhere", "x");
        var dead = Assert.Single(await host.TakeAsync("ReturnsToNowhere", SubQueue.DeadLetter));
        Assert.Equal("MaxDeliveryCountExceeded", dead.DeadLetterReason);
    }
}
