using Serverless.LocalDev.ServiceBus;

namespace Serverless.Tests.Conformance.Functions.ServiceBus;

/// <summary>Docs: Azure Service Bus output binding for Azure Functions.</summary>
public class OutputTests
{
    [Theory]
    [InlineData("sends-text", "about a")]
    [InlineData("sends-typed", """{"Account":"a","Amount":12.50}""")]
    [InlineData("sends-bytes", "a")]
    public async Task What_a_function_returns_is_sent(string queue, string sent)
    {
        await using var platform = await Platform.StartAsync();
        await platform.SendAsync(queue, "a");
        await platform.Virtual.SettleAsync();
        Assert.Equal([sent], platform.Bodies("sent"));
        Assert.Equal((0, 0, 0, 0), platform.Counts(queue));
    }

    [Fact]
    public async Task An_array_is_sent_as_several_messages()
    {
        await using var platform = await Platform.StartAsync();
        await platform.SendAsync("sends-several", "a");
        await platform.Virtual.SettleAsync();
        Assert.Equal(
            ["""{"Account":"a","Amount":1}""", """{"Account":"a","Amount":2}"""],
            platform.Bodies(EntityPath.Subscription(SampleEntities.Events, "copies")));
    }

    [Fact]
    public async Task Several_outputs_are_properties_of_what_is_returned()
    {
        await using var platform = await Platform.StartAsync();
        await platform.SendAsync("sends-both", "a");
        await platform.Virtual.SettleAsync();
        Assert.Equal(["one a", "three a", "two a"], platform.Bodies("sent").Order());
    }

    [Fact]
    public async Task What_cannot_be_sent_fails_the_invocation()
    {
        await using var platform = await Platform.StartAsync();
        await platform.SendAsync("sends-nowhere", "a");
        await platform.Virtual.SettleAsync();
        Assert.Equal((0, 0, 0, 1), platform.Counts("sends-nowhere"));
    }
}
