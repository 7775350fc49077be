namespace Serverless.LocalDev.ServiceBus;

/// <summary>
/// A message's body as it travels: data sections, one value, or sequences, with the footer where there is one. It is kept
/// as it came, since only receivers look into it.
/// </summary>
internal readonly record struct MessageBody(ReadOnlyMemory<byte> Sections)
{
    public static MessageBody Empty { get; } = FromData([]);

    public static MessageBody FromText(string text) => FromData(System.Text.Encoding.UTF8.GetBytes(text));

    public static MessageBody FromData(ReadOnlySpan<byte> data)
    {
        var writer = AmqpWriter.Rent();
        writer.WriteSection(MessageSection.Data);
        writer.WriteBinary(data);
        return new MessageBody(writer.ToArray());
    }

    /// <summary>The bytes of the data sections together, or of a value that is text or binary.</summary>
    /// <exception cref="FormatException">The body is a sequence or another value.</exception>
    public ReadOnlyMemory<byte> Data
    {
        get
        {
            var parts = new List<ReadOnlyMemory<byte>>(1);
            var reader = new AmqpReader(Sections.Span);
            while (!reader.IsAtEnd)
            {
                var section = reader.ReadSection();
                if (section == MessageSection.Footer) break;
                if (section is not (MessageSection.Data or MessageSection.Value)) throw new FormatException("The body is a sequence, not bytes.");
                if (section == MessageSection.Value && reader.NextCode is AmqpCode.Text8 or AmqpCode.Text32)
                {
                    return System.Text.Encoding.UTF8.GetBytes(reader.ReadText()!);
                }
                var size = reader.ReadBinary().Length;
                parts.Add(Sections.Slice(reader.Position - size, size));
            }
            return parts.Count == 1 ? parts[0] : Join(parts);
        }
    }

    private static byte[] Join(List<ReadOnlyMemory<byte>> parts)
    {
        var joined = new byte[parts.Sum(part => part.Length)];
        var at = 0;
        foreach (var part in parts)
        {
            part.CopyTo(joined.AsMemory(at));
            at += part.Length;
        }
        return joined;
    }
}
