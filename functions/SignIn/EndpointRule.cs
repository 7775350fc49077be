using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.Functions.SignIn;

/// <summary>What one function asks of its caller, read from its attributes.</summary>
/// <param name="Allowed">Null when the function has no attribute or asks for a function key: then nobody may call it.</param>
/// <param name="LooksUp">Whether its route names something that may not exist.</param>
public sealed record EndpointRule(bool IsHttp, AllowAttribute? Allowed, bool LooksUp = false)
{
    public static EndpointRule Of(MethodInfo method)
    {
        var trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(found => found is not null);
        return trigger is null
            ? new(false, null)
            : new(true, Consistent(method.GetCustomAttribute<AllowAttribute>(), trigger.AuthLevel), trigger.Route?.Contains('{', StringComparison.Ordinal) == true);
    }

    /// <summary>The rules of all functions in the assemblies, by function name.</summary>
    public static IReadOnlyDictionary<string, EndpointRule> All(params IEnumerable<Assembly> assemblies)
    {
        var rules = new Dictionary<string, EndpointRule>(StringComparer.OrdinalIgnoreCase);
        foreach (var method in assemblies.SelectMany(assembly => assembly.GetTypes()).SelectMany(type => type.GetMethods()))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is { } function) rules[function.Name] = Of(method);
        }
        return rules;
    }

    /// <summary>Null for a function that asks for a function key: a key does not say who calls, so it is never accepted.</summary>
    private static AllowAttribute? Consistent(AllowAttribute? allowed, AuthorizationLevel level) => level == AuthorizationLevel.Anonymous ? allowed : null;
}
