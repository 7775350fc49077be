using System.ComponentModel;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;

namespace Serverless.LocalDev.Functions.Http;

/// <summary>What an HTTP function may take.</summary>
internal static class HttpParameters
{
    /// <exception cref="InvalidOperationException">A parameter can never be bound; names it and the function.</exception>
    public static void Check(DiscoveredFunction function, bool hasAspNetCore)
    {
        var trigger = (HttpTriggerAttribute)function.Trigger;
        if (trigger.AuthLevel == AuthorizationLevel.User)
        {
            throw Refused(function, function.TriggerParameter, "AuthorizationLevel.User is not supported by the embedded host");
        }
        var type = function.TriggerParameter.ParameterType;
        if (type == typeof(HttpRequest) && !hasAspNetCore)
        {
            throw Refused(function, function.TriggerParameter, "ASP.NET Core's HttpRequest needs ConfigureFunctionsWebApplication() in Program.cs");
        }
        if (type != typeof(HttpRequest) && type != typeof(HttpRequestData))
        {
            throw Refused(function, function.TriggerParameter, $"[HttpTrigger] binds HttpRequest or HttpRequestData, not {type}; read the body with [FromBody]");
        }
        foreach (var parameter in function.Method.GetParameters())
        {
            if (!CanBind(parameter)) throw Refused(function, parameter, $"an HTTP request supplies no {parameter.ParameterType}");
        }
    }

    private static bool CanBind(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return parameter.IsDefined(typeof(BindingAttribute), inherit: true)
            || parameter.IsDefined(typeof(InputConverterAttribute), inherit: true)
            || type == typeof(FunctionContext) || type == typeof(CancellationToken)
            || type == typeof(string) || TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string));
    }

    private static InvalidOperationException Refused(DiscoveredFunction function, ParameterInfo parameter, string why) =>
        new($"Function '{function.Name}', parameter '{parameter.Name}': {why}.");
}
