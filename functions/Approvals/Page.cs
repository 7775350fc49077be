using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;

namespace Serverless.Functions.Approvals;

/// <summary>A whole HTML page that may not be cached, indexed, framed or read by another site.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="title">Plain text.</param>
/// <param name="body">HTML below main.</param>
internal sealed class Page(int status, string title, string body) : IStatusCodeActionResult
{
    public int? StatusCode => status;

    /// <summary>What the page runs, a constant of ours; null when it runs nothing.</summary>
    public string? Script { get; init; }

    public static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    /// <summary>A page with a message and no form.</summary>
    public static Page Saying(int status, string title, string text) =>
        new(status, title, $"<h1>{Encode(title)}</h1>\n<p>{Encode(text)}</p>");

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = PageStyle.ContentSecurityPolicy(Script);
        response.Headers.XContentTypeOptions = "nosniff";
        // None of our addresses holds a secret. With no-referrer a browser would post our own forms without their origin.
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        var html = Encoding.UTF8.GetBytes(Html());
        response.ContentLength = html.Length;
        if (!HttpMethods.IsHead(context.HttpContext.Request.Method)) await response.Body.WriteAsync(html, context.HttpContext.RequestAborted);
    }

    private string Html() =>
        $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex, nofollow">
        <title>{Encode(title)} - Customer Operations</title>
        <style>{PageStyle.Css}</style>
        </head>
        <body>
        <main>
        {body}
        </main>
        {(Script is null ? "" : $"<script>{Script}</script>")}
        </body>
        </html>

        """;
}
