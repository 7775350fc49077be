using Serverless.LocalDev.Functions.Definitions;

namespace Serverless.LocalDev.Functions.Http;

/// <summary>Who may call a function: AuthorizationLevel of the trigger; levels of the platform that need no key here are left out.</summary>
internal enum RequiredKey
{
    None,
    Function,
    Master,
}

/// <summary>Where an HTTP function answers (docs: "Azure Functions HTTP trigger").</summary>
/// <param name="Methods">Empty answers every method.</param>
internal sealed record HttpTriggerRoute(FunctionDefinition Function, string Pattern, IReadOnlyList<string> Methods, RequiredKey Key)
{
    /// <exception cref="InvalidOperationException">The level is not one of the platform's.</exception>
    public static HttpTriggerRoute Of(FunctionDefinition function, string prefix)
    {
        var trigger = function.Trigger;
        var route = trigger.Text("route") ?? function.Name;
        var key = trigger.Text("authLevel")?.ToUpperInvariant() switch
        {
            "ANONYMOUS" => RequiredKey.None,
            null or "FUNCTION" => RequiredKey.Function,
            "ADMIN" => RequiredKey.Master,
            var other => throw new InvalidOperationException($"Function '{function.Name}': the authorization level '{other}' is not known."),
        };
        return new HttpTriggerRoute(function, $"{prefix.Trim('/')}/{route.Trim('/')}".Trim('/'), trigger.Texts("methods"), key);
    }
}
