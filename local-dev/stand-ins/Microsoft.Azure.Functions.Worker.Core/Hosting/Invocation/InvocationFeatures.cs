using System.Collections;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.LocalDev.Functions;

/// <summary>Few per invocation and often none: a list that is only made when the first is set.</summary>
internal sealed class InvocationFeatures : IInvocationFeatures
{
    private List<KeyValuePair<Type, object>>? features;

    public void Set<T>(T? instance)
    {
        Remove(typeof(T));
        if (instance is not null) Add(typeof(T), instance);
    }

    public T? Get<T>()
    {
        if (features is null) return default;
        foreach (var (type, instance) in features)
        {
            if (type == typeof(T)) return (T)instance;
        }
        return default;
    }

    public void Add(Type type, object instance) => (features ??= []).Add(new(type, instance));

    public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => (features ?? []).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Remove(Type type) => features?.RemoveAll(feature => feature.Key == type);
}
