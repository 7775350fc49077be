namespace Microsoft.DurableTask;

/// <summary>A task whose input is missing sees its type's default.</summary>
internal static class TaskInput
{
    public static T? As<T>(object? input) => input switch
    {
        null => default,
        T typed => typed,
        _ => throw new ArgumentException($"Input type '{input.GetType()}' does not match expected type '{typeof(T)}'.", nameof(input)),
    };
}
