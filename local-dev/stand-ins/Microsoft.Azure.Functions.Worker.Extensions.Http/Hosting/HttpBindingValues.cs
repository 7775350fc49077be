using Microsoft.AspNetCore.Http;

namespace Serverless.LocalDev.Functions.Http;

/// <summary>Binding data of a request: its query by name, and over it the route's values.</summary>
internal static class HttpBindingValues
{
    public static IReadOnlyDictionary<string, object?> Of(HttpRequest request)
    {
        if (!request.QueryString.HasValue) return request.RouteValues;
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in request.Query) values[name] = value.ToString();
        foreach (var (name, value) in request.RouteValues) values[name] = value;
        return values;
    }
}
