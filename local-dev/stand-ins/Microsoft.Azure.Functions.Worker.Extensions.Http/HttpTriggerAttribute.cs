using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts the function with an HTTP request.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Any method, with a function key.</summary>
    public HttpTriggerAttribute() => AuthLevel = AuthorizationLevel.Function;

    public HttpTriggerAttribute(params string[] methods) : this(AuthorizationLevel.Function, methods) { }

    public HttpTriggerAttribute(AuthorizationLevel authLevel) => AuthLevel = authLevel;

    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>Below the route prefix of host.json; the function's name when not set. May hold parameters: <c>accounts/{id}</c>.</summary>
    public string? Route { get; set; }

    /// <summary>Null for every method.</summary>
    public string[]? Methods { get; }

    public AuthorizationLevel AuthLevel { get; }
}
