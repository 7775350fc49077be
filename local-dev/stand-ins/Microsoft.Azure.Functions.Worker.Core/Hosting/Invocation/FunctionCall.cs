using System.Linq.Expressions;
using System.Reflection;

namespace Serverless.LocalDev.Functions;

/// <summary>A method compiled to a delegate, and how to read what it returns.</summary>
/// <param name="Invoke">Takes the instance (null for static methods) and the arguments; value tasks come back as tasks.</param>
/// <param name="IsTask">What is returned is a task to await.</param>
/// <param name="ReadResult">The completed task's result; null when it has none.</param>
internal sealed record FunctionCall(
    Func<object?, object?[], object?> Invoke, bool IsTask, Func<Task, object?>? ReadResult)
{
    public static FunctionCall Compile(MethodInfo method)
    {
        var instance = Expression.Parameter(typeof(object), "instance");
        var arguments = Expression.Parameter(typeof(object?[]), "arguments");
        var values = method.GetParameters().Select((parameter, index) => Expression.Convert(
            Expression.ArrayIndex(arguments, Expression.Constant(index)), parameter.ParameterType));
        Expression call = method.IsStatic
            ? Expression.Call(method, values)
            : Expression.Call(Expression.Convert(instance, method.DeclaringType!), method, values);

        var returned = method.ReturnType;
        if (returned == typeof(ValueTask) || IsGeneric(returned, typeof(ValueTask<>)))
        {
            var asTask = returned.GetMethod(nameof(ValueTask.AsTask))!;
            call = Expression.Call(call, asTask);
            returned = asTask.ReturnType;
        }
        Expression body = returned == typeof(void)
            ? Expression.Block(call, Expression.Constant(null, typeof(object)))
            : Expression.Convert(call, typeof(object));
        var invoke = Expression.Lambda<Func<object?, object?[], object?>>(body, instance, arguments).Compile();
        return new FunctionCall(invoke, typeof(Task).IsAssignableFrom(returned), ReadResultOf(returned));
    }

    private static Func<Task, object?>? ReadResultOf(Type returned)
    {
        if (!IsGeneric(returned, typeof(Task<>))) return null;
        var task = Expression.Parameter(typeof(Task), "task");
        var result = Expression.Property(Expression.Convert(task, returned), nameof(Task<>.Result));
        return Expression.Lambda<Func<Task, object?>>(Expression.Convert(result, typeof(object)), task).Compile();
    }

    private static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;
}
