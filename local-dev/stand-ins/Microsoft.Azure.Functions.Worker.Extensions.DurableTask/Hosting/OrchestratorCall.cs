using System.Linq.Expressions;
using System.Reflection;
using Microsoft.DurableTask;

namespace Serverless.LocalDev.Functions.Durable;

/// <summary>A compiled call of an orchestrator method, whatever it returns.</summary>
internal sealed class OrchestratorCall(Func<object?, TaskOrchestrationContext, object?, Task<object?>> compiled)
{
    private static readonly MethodInfo BoxTask = Helper(nameof(BoxAsync));
    private static readonly MethodInfo BoxValue = Helper(nameof(Box));

    public Task<object?> Invoke(object? target, TaskOrchestrationContext context, object? input) => compiled(target, context, input);

    public static OrchestratorCall Compile(MethodInfo method, ParameterInfo trigger, ParameterInfo? input)
    {
        var target = Expression.Parameter(typeof(object), "target");
        var context = Expression.Parameter(typeof(TaskOrchestrationContext), "context");
        var value = Expression.Parameter(typeof(object), "input");
        var arguments = method.GetParameters().Select(Expression (parameter) =>
            parameter.Position == trigger.Position ? context
            : parameter.Position == input?.Position ? ValueOrDefault(value, parameter.ParameterType)
            : Expression.Default(parameter.ParameterType));
        var instance = method.IsStatic ? null : Expression.Convert(target, method.ReflectedType!);
        var body = Returned(Expression.Call(instance, method, arguments), method.ReturnType);
        return new OrchestratorCall(Expression
            .Lambda<Func<object?, TaskOrchestrationContext, object?, Task<object?>>>(body, target, context, value)
            .Compile());
    }

    private static ConditionalExpression ValueOrDefault(ParameterExpression value, Type type) => Expression.Condition(
        Expression.ReferenceEqual(value, Expression.Constant(null)), Expression.Default(type), Expression.Convert(value, type));

    private static Expression Returned(MethodCallExpression call, Type type)
    {
        var nothing = Expression.Constant(Task.FromResult<object?>(null));
        if (type == typeof(void)) return Expression.Block(call, nothing);
        if (type == typeof(Task)) return Expression.Call(Helper(nameof(NothingAsync)), call);
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>)
            ? Expression.Call(BoxTask.MakeGenericMethod(type.GetGenericArguments()), call)
            : Expression.Call(BoxValue.MakeGenericMethod(type), call);
    }

    private static MethodInfo Helper(string name) =>
        typeof(OrchestratorCall).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;

    private static async Task<object?> BoxAsync<T>(Task<T> task) => await task;

    private static Task<object?> Box<T>(T value) => Task.FromResult<object?>(value);

    private static async Task<object?> NothingAsync(Task task)
    {
        await task;
        return null;
    }
}
