namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the host offers for one invocation, by interface type.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    void Set<T>(T? instance);

    T? Get<T>();
}
