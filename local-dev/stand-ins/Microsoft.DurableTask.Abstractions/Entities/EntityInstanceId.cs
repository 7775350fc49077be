namespace Microsoft.DurableTask.Entities;

/// <summary>Names an entity. Entities themselves are not supported on the embedded cloud.</summary>
public readonly record struct EntityInstanceId
{
    public EntityInstanceId(string name, string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(key);
        if (name.Contains('@')) throw new ArgumentException("Entity names may not contain '@' characters.", nameof(name));
        Name = name.ToLowerInvariant();
        Key = key;
    }

    public string Name { get; }

    public string Key { get; }

    /// <exception cref="ArgumentException">Not of the form @name@key.</exception>
    public static EntityInstanceId FromString(string instanceId)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var second = instanceId.IndexOf('@', 1);
        if (instanceId[0] != '@' || second <= 1) throw new ArgumentException($"Instance ID '{instanceId}' is not a valid entity ID.", nameof(instanceId));
        return new(instanceId[1..second], instanceId[(second + 1)..]);
    }

    public override string ToString() => $"@{Name}@{Key}";
}
