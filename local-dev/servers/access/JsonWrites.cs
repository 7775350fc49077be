using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Serverless.LocalDev.Access;

/// <summary>
/// Requests that change something bring JSON, or no body and the key as a header. A web page can have a browser send forms
/// and plain text anywhere. Before it sends JSON, or a header of the page's choice, the browser asks the server first.
/// </summary>
public static class JsonWrites
{
    /// <summary>Of the answer 415.</summary>
    public const string Refused = "Send JSON as application/json; or no body, and the key as the header x-functions-key instead of in the address.";

    /// <param name="keyHeader">The header that a request of no content type must have.</param>
    /// <param name="mayBeUntyped">Whether such a request may have a body: Cosmos DB's .NET SDK names no type of its documents.</param>
    public static bool Accepts(HttpRequest request, string keyHeader = LocalAccess.Header, bool mayBeUntyped = false) =>
        !IsSentUnasked(request.Method)
        || request.HasJsonContentType()
        || (request.ContentType is null && request.Headers.ContainsKey(keyHeader) && (mayBeUntyped || !HasBody(request)));

    // Before a DELETE a browser asks, and a GET changes nothing.
    private static bool IsSentUnasked(string method) => HttpMethods.IsPost(method) || HttpMethods.IsPut(method) || HttpMethods.IsPatch(method);

    private static bool HasBody(HttpRequest request) =>
        request.ContentLength is { } length ? length > 0 : request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? request.Headers.TransferEncoding.Count > 0;
}
