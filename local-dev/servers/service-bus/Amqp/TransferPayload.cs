using System.Buffers;
using Microsoft.Azure.Amqp;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>The messages a transfer carries: one, or a batch with an encoded message in each data section.</summary>
internal static class TransferPayload
{
    private const uint BatchFormat = 0x80013700;

    /// <exception cref="FormatException">The payload is no AMQP message.</exception>
    public static IReadOnlyList<BrokeredContent> Read(AmqpMessage transfer)
    {
        var buffers = transfer.RawByteBuffers;
        if (buffers.Count == 1) return Read(transfer.MessageFormat, buffers[0].Buffer.AsSpan(buffers[0].Offset, buffers[0].Length));
        var joined = new ArrayBufferWriter<byte>();
        foreach (var buffer in buffers) joined.Write(buffer.Buffer.AsSpan(buffer.Offset, buffer.Length));
        return Read(transfer.MessageFormat, joined.WrittenSpan);
    }

    private static List<BrokeredContent> Read(uint? format, ReadOnlySpan<byte> payload)
    {
        if (format != BatchFormat) return [MessageDecoder.Decode(payload)];
        var messages = new List<BrokeredContent>();
        var reader = new AmqpReader(payload);
        while (!reader.IsAtEnd)
        {
            if (reader.ReadSection() == MessageSection.Data) messages.Add(MessageDecoder.Decode(reader.ReadBinary()));
            else reader.ReadRaw();
        }
        return messages;
    }
}
