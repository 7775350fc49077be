using System.Collections.Concurrent;

namespace Microsoft.DurableTask;

/// <summary>A failure as history keeps it: the exception itself does not travel.</summary>
/// <param name="ErrorType">The exception's full type name.</param>
public record TaskFailureDetails(
    string ErrorType,
    string ErrorMessage,
    string? StackTrace,
    TaskFailureDetails? InnerFailure,
    IDictionary<string, object?>? Properties)
{
    private static readonly ConcurrentDictionary<string, Type[]> TypesByName = new(StringComparer.Ordinal);

    public bool IsCausedBy<T>() where T : Exception => IsCausedBy(typeof(T));

    /// <summary>True when the failure's own exception type is, or derives from, <paramref name="targetBaseExceptionType"/>; inner failures are asked by themselves.</summary>
    /// <exception cref="ArgumentException">Not an exception type.</exception>
    public bool IsCausedBy(Type targetBaseExceptionType)
    {
        if (!typeof(Exception).IsAssignableFrom(targetBaseExceptionType))
        {
            throw new ArgumentException($"The type {targetBaseExceptionType} is not an exception type.", nameof(targetBaseExceptionType));
        }
        if (targetBaseExceptionType.FullName == ErrorType) return true;
        var candidates = TypesByName.GetOrAdd(ErrorType, FindTypes);
        // An assembly loaded since may know a type that was not found before.
        if (candidates.Length == 0) TypesByName.TryRemove(ErrorType, out _);
        return Array.Exists(candidates, targetBaseExceptionType.IsAssignableFrom);
    }

    public static TaskFailureDetails FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var inner = exception switch
        {
            TaskFailedException failed => failed.FailureDetails,
            { InnerException: { } cause } => FromException(cause),
            _ => null,
        };
        return new(exception.GetType().ToString(), exception.Message, exception.StackTrace, inner, null);
    }

    private static Type[] FindTypes(string name) => AppDomain.CurrentDomain.GetAssemblies()
        .Select(assembly => assembly.GetType(name, throwOnError: false))
        .OfType<Type>()
        .ToArray();
}
