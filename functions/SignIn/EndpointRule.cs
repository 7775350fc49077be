using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.Functions.SignIn;

/// <summary>What one function asks of its caller, as its attributes say.</summary>
/// <param name="Allowed">Null when it does not say, or asks for a key: then nobody may call it.</param>
/// <param name="LooksUp">Whether its route names something that may not be there.</param>
public sealed record EndpointRule(bool IsHttp, AllowAttribute? Allowed, bool LooksUp = false)
{
    public static EndpointRule Of(MethodInfo method)
    {
        var trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(found => found is not null);
        return trigger is null
            ? new(false, null)
            : new(true, Consistent(method.GetCustomAttribute<AllowAttribute>(), trigger.AuthLevel), trigger.Route?.Contains('{', StringComparison.Ordinal) == true);
    }

    /// <summary>Every function of the application and what it refers to, by name.</summary>
    public static IReadOnlyDictionary<string, EndpointRule> All(params IEnumerable<Assembly> assemblies)
    {
        var rules = new Dictionary<string, EndpointRule>(StringComparer.OrdinalIgnoreCase);
        foreach (var method in assemblies.SelectMany(assembly => assembly.GetTypes()).SelectMany(type => type.GetMethods()))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is { } function) rules[function.Name] = Of(method);
        }
        return rules;
    }

    /// <summary>A function key says nothing of who calls, so no function may take one for an answer.</summary>
    private static AllowAttribute? Consistent(AllowAttribute? allowed, AuthorizationLevel level) => level == AuthorizationLevel.Anonymous ? allowed : null;
}
