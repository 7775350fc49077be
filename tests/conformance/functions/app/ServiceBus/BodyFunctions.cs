using Microsoft.Azure.Functions.Worker;

namespace Serverless.Tests.Conformance.Functions.App.ServiceBus;

public sealed record Payment(string Account, decimal Amount);

public sealed class BodyFunctions(Probe probe)
{
    [Function("Text")]
    public void Text([ServiceBusTrigger("texts")] string body) => probe.Seen.Enqueue($"Text:{body}");

    [Function("Bytes")]
    public void Bytes([ServiceBusTrigger("bytes")] byte[] body) => probe.Seen.Enqueue($"Bytes:{Convert.ToHexString(body)}");

    [Function("Memory")]
    public void Memory([ServiceBusTrigger("memories")] ReadOnlyMemory<byte> body) => probe.Seen.Enqueue($"Memory:{Convert.ToHexString(body.Span)}");

    [Function("Binary")]
    public void Binary([ServiceBusTrigger("binaries")] BinaryData body) => probe.Seen.Enqueue($"Binary:{Convert.ToHexString(body.ToMemory().Span)}");

    [Function("Typed")]
    public void Typed([ServiceBusTrigger("typed")] Payment payment) => probe.Seen.Enqueue($"Typed:{payment}");

    [Function("TextBatch")]
    public void TextBatch([ServiceBusTrigger("text-batches", IsBatched = true)] string[] bodies) =>
        probe.Seen.Enqueue($"TextBatch:{string.Join(',', bodies)}");

    [Function("BytesBatch")]
    public void BytesBatch([ServiceBusTrigger("bytes-batches", IsBatched = true)] byte[][] bodies) =>
        probe.Seen.Enqueue($"BytesBatch:{string.Join(',', bodies.Select(Convert.ToHexString))}");

    [Function("TypedBatch")]
    public void TypedBatch([ServiceBusTrigger("typed-batches", IsBatched = true)] Payment[] payments) =>
        probe.Seen.Enqueue($"TypedBatch:{string.Join(',', payments.Select(payment => payment.Account))}");
}
