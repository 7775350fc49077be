using Microsoft.Azure.Amqp.Framing;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>What clients write into a link's address: "/q" escaped (.NET), "q" (JavaScript), or a whole URI (Python).</summary>
internal static class EntityAddress
{
    public static string Of(Address? address)
    {
        var text = address?.ToString() ?? "";
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0)
        {
            var path = text.IndexOf('/', scheme + 3);
            text = path < 0 ? "" : text[path..];
        }
        return Uri.UnescapeDataString(text).Trim('/');
    }
}
