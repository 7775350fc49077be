namespace Serverless.LocalDev.ServiceBus;

/// <summary>All conditions named must be equal, letter for letter (docs: Topic filters, "Correlation filters").</summary>
internal sealed class CorrelationFilter(
    IReadOnlyDictionary<string, string> system, IReadOnlyDictionary<string, object> properties) : IMessageFilter
{
    /// <summary>Conditions on the message's own fields, by their names in filters.</summary>
    public IReadOnlyDictionary<string, string> System => system;

    public IReadOnlyDictionary<string, object> Properties => properties;

    public bool Matches(BrokeredContent message)
    {
        foreach (var (name, expected) in system)
        {
            if (!expected.Equals(MessageFields.System(message, name))) return false;
        }
        foreach (var (name, expected) in properties)
        {
            if (!message.Properties.TryGetValue(name, out var actual) || SqlValue.Compare(actual, expected) != 0) return false;
        }
        return true;
    }
}
