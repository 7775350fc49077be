namespace Serverless.Tests.Conformance.Functions.ServiceBus;

/// <summary>Docs: Azure Service Bus trigger, "Usage", isolated worker model.</summary>
public class BodyTests
{
    [Theory]
    [InlineData("texts", "hello", "Text:hello")]
    [InlineData("bytes", "AB", "Bytes:4142")]
    [InlineData("typed", """{"Account":"a-1","Amount":12.5}""", "Typed:Payment { Account = a-1, Amount = 12.5 }")]
    public async Task A_body_binds_to_the_parameters_type(string queue, string body, string seen)
    {
        await using var platform = await Platform.StartAsync();
        await platform.SendAsync(queue, body);
        await platform.Virtual.SettleAsync();
        Assert.Equal([seen], platform.Seen(seen[..(seen.IndexOf(':', StringComparison.Ordinal) + 1)]));
        Assert.Equal((0, 0, 0, 0), platform.Counts(queue));
    }

    [Theory]
    [InlineData("text-batches", "A", "B", "TextBatch:A,B")]
    [InlineData("bytes-batches", "A", "B", "BytesBatch:41,42")]
    [InlineData("typed-batches", """{"Account":"a-1","Amount":1}""", """{"Account":"a-2","Amount":2}""", "TypedBatch:a-1,a-2")]
    public async Task Bodies_of_a_batch_bind_to_an_array(string queue, string first, string second, string seen)
    {
        await using var platform = await Platform.StartAsync();
        await platform.SendAsync(queue, first, second);
        await platform.Virtual.SettleAsync();
        Assert.Equal([seen], platform.Seen(seen[..(seen.IndexOf(':', StringComparison.Ordinal) + 1)]));
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_fails_the_invocation()
    {
        await using var platform = await Platform.StartAsync();
        await platform.SendAsync("typed", "not JSON");
        await platform.Virtual.SettleAsync();
        Assert.Equal((0, 0, 0, 1), platform.Counts("typed"));
    }
}
