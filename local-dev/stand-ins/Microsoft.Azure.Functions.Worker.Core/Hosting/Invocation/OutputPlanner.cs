using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Serverless.LocalDev.Functions;

/// <summary>Finds a function's outputs: attributes on the method stand for what it returns, those on the returned type's properties for these.</summary>
internal sealed class OutputPlanner(IOutputBindingProvider[] providers)
{
    private const string ReturnName = "$return";

    /// <exception cref="InvalidOperationException">An output binding has no provider, or stands on something it cannot read.</exception>
    public OutputPlan[] Plan(DiscoveredFunction function)
    {
        var returned = ResultTypeOf(function.Method.ReturnType);
        var onMethod = function.Method.GetCustomAttributes<OutputBindingAttribute>()
            .Concat(function.Method.ReturnParameter.GetCustomAttributes<OutputBindingAttribute>())
            .Select(attribute => Plan(function, ReturnName, attribute, static result => result));
        if (returned is null)
        {
            return onMethod.Any()
                ? throw new InvalidOperationException($"Function '{function.Name}' has an output binding but returns nothing.")
                : [];
        }
        var onProperties = returned.GetProperties()
            .Select(property => (property, attribute: property.GetCustomAttribute<OutputBindingAttribute>()))
            .Where(output => output.attribute is not null)
            .Select(output => Plan(function, output.property.Name, output.attribute!, Reader(returned, output.property)));
        return [.. onMethod, .. onProperties];
    }

    private OutputPlan Plan(DiscoveredFunction function, string name, OutputBindingAttribute attribute, Func<object, object?> read)
    {
        var type = BindingNames.TypeOf(attribute);
        var provider = Array.Find(providers, provider => provider.AttributeType == attribute.GetType());
        if (provider is null && type != "http")
        {
            throw new InvalidOperationException(
                $"Function '{function.Name}', output '{name}': nothing writes {attribute.GetType().Name}; its extension is not referenced or has no embedded form.");
        }
        return new OutputPlan(new HostedBindingMetadata(name, type, BindingDirection.Out), attribute, read, provider);
    }

    private static Func<object, object?> Reader(Type declaring, PropertyInfo property)
    {
        var result = Expression.Parameter(typeof(object), "result");
        var value = Expression.Property(Expression.Convert(result, declaring), property);
        var read = Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), result).Compile();
        // Middleware, or an IActionResult declared as object, may have put something else in its place.
        return returned => declaring.IsInstanceOfType(returned) ? read(returned) : null;
    }

    private static Type? ResultTypeOf(Type returned) =>
        returned == typeof(void) || returned == typeof(Task) || returned == typeof(ValueTask) ? null
        : returned.IsGenericType && (returned.GetGenericTypeDefinition() == typeof(Task<>) || returned.GetGenericTypeDefinition() == typeof(ValueTask<>))
            ? returned.GetGenericArguments()[0]
            : returned;
}
