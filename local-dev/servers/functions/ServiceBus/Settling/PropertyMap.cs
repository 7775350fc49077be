using Google.Protobuf;
using Grpc.Core;
using Serverless.LocalDev.ServiceBus;

namespace Serverless.LocalDev.Functions.ServiceBus.Settling;

/// <summary>Application properties from the AMQP map they travel in.</summary>
internal static class PropertyMap
{
    /// <returns>Null where there is no map: the message's properties stay as they are.</returns>
    /// <exception cref="RpcException">InvalidArgument: the bytes are no AMQP map of text to values.</exception>
    public static Dictionary<string, object>? Read(ByteString map)
    {
        if (map.IsEmpty) return null;
        try
        {
            var reader = new AmqpReader(map.Span);
            var items = reader.ReadCount();
            var properties = new Dictionary<string, object>(items / 2, StringComparer.Ordinal);
            for (; items > 0; items -= 2)
            {
                var name = reader.ReadText() ?? throw new FormatException("A property without a name.");
                properties[name] = PropertyCodec.Read(ref reader)!;
            }
            return properties;
        }
        catch (FormatException malformed)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, "propertiesToModify: " + malformed.Message));
        }
    }
}
