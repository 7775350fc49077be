using System.Collections;
using System.Globalization;
using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Encoding;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>A request to an entity's management node: an operation, and a map of what it needs.</summary>
internal sealed class ManagementRequest
{
    private readonly AmqpMap body;

    /// <exception cref="FormatException">There is no operation, or the body is no map.</exception>
    public ManagementRequest(AmqpMessage message)
    {
        var properties = message.ApplicationProperties?.Map;
        Operation = properties?["operation"] as string ?? throw new FormatException("A management request names its operation.");
        LinkName = properties?["associated-link-name"] as string;
        body = message.ValueBody?.Value as AmqpMap ?? throw new FormatException($"{Operation} takes a map.");
    }

    public string Operation { get; }

    /// <summary>The link whose locks or session the request is about, where the client says so.</summary>
    public string? LinkName { get; }

    /// <exception cref="FormatException">It is not there.</exception>
    public object this[string name] => Find(name) ?? throw new FormatException($"{Operation} needs '{name}'.");

    public object? Find(string name) => body[new MapKey(name)];

    public string? Text(string name) => Find(name)?.ToString();

    public long Number(string name) => Convert.ToInt64(this[name], CultureInfo.InvariantCulture);

    public int Count(string name) => (int)Math.Min(Number(name), int.MaxValue);

    /// <summary>The items of an array or a list.</summary>
    public IReadOnlyList<T> List<T>(string name)
    {
        try
        {
            return [.. ((IEnumerable)this[name]).Cast<object>().Select(item => item is T fitting ? fitting : (T)Convert.ChangeType(item, typeof(T), CultureInfo.InvariantCulture))];
        }
        catch (InvalidCastException wrong)
        {
            throw new FormatException($"{Operation}: '{name}' is not a list of {typeof(T).Name}.", wrong);
        }
    }
}
