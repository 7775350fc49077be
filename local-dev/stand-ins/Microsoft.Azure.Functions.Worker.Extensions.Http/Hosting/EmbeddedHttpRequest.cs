using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace Serverless.LocalDev.Functions.Http;

/// <summary>ASP.NET Core's request in the worker's own model.</summary>
internal sealed class EmbeddedHttpRequest(HttpContext http, FunctionContext context) : HttpRequestData(context)
{
    private HttpHeadersCollection? headers;
    private Uri? url;

    public override Stream Body => http.Request.Body;

    public override HttpHeadersCollection Headers => headers ??= new HttpHeadersCollection(
        http.Request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.Select(value => value ?? ""))));

    public override IReadOnlyCollection<IHttpCookie> Cookies =>
        [.. http.Request.Cookies.Select(cookie => new HttpCookie(cookie.Key, cookie.Value))];

    public override Uri Url => url ??= new Uri(http.Request.GetEncodedUrl());

    public override IEnumerable<ClaimsIdentity> Identities => http.User.Identities;

    public override string Method => http.Request.Method;

    public override HttpResponseData CreateResponse() => new EmbeddedHttpResponse(FunctionContext);
}
