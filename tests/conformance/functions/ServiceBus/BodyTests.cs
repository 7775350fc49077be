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

    /// <summary>
    /// The extension binds neither, and the worker's generator describes neither as binary: both are JSON types like any
    /// other to the worker, which reads them from a string in base 64. Take byte[] or the message itself.
    /// </summary>
    [Theory]
    [InlineData("binaries", "\"QUI=\"", "Binary:4142", 0)]
    [InlineData("binaries", "AB", null, 1)]
    [InlineData("binaries", """{"Account":"a-1"}""", null, 1)]
    [InlineData("memories", "\"QUI=\"", "Memory:4142", 0)]
    [InlineData("memories", "AB", null, 1)]
    public async Task BinaryData_and_ReadOnlyMemory_are_read_as_JSON(string queue, string body, string? seen, long deadLettered)
    {
        await using var platform = await Platform.StartAsync();
        await platform.SendAsync(queue, body);
        await platform.Virtual.SettleAsync();
        Assert.Equal(seen, platform.Probe.Seen.SingleOrDefault(note => note.StartsWith("Binary:", StringComparison.Ordinal) || note.StartsWith("Memory:", StringComparison.Ordinal)));
        Assert.Equal((0, 0, 0, deadLettered), platform.Counts(queue));
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
