using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Access;
using Serverless.LocalDev.Cloud;

namespace Serverless.LocalDev.Control;

/// <summary>Speaks to a running platform, with its key.</summary>
/// <param name="url">Such as <c>http://127.0.0.1:7071</c>.</param>
/// <param name="key">The run's; null speaks without one.</param>
internal sealed class LocalHttp(string url, string? key) : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddHttpClient().BuildServiceProvider();

    public string Url => url;

    /// <summary>For a person to paste into a shell.</summary>
    /// <param name="path">Such as <c>/api/accounts/NUMBER</c>.</param>
    public string Curl(string path) => $"curl {PartnerKeys.HeaderFor(LocalAccess.Of(key!), "portal")} '{url}{path}'";

    /// <summary>A client of the platform's, with its address and key.</summary>
    public HttpClient CreateClient()
    {
        var http = services.GetRequiredService<IHttpClientFactory>().CreateClient();
        http.BaseAddress = new Uri(url);
        // An advance of the clock by months is one request.
        http.Timeout = Timeout.InfiniteTimeSpan;
        if (key is null) return http;
        http.DefaultRequestHeaders.Add(LocalAccess.Header, key);
        http.DefaultRequestHeaders.Add(PartnerKeys.Header, LocalAccess.Of(key).KeyOf("portal"));
        return http;
    }

    /// <summary>A client that brings no key, as whoever follows a link.</summary>
    public HttpClient CreateVisitor() => services.GetRequiredService<IHttpClientFactory>().CreateClient();

    /// <exception cref="HttpRequestException">Nothing answers at the address.</exception>
    /// <param name="partner">Whose key it brings; the portal's when null.</param>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken stop, string? partner = null)
    {
        using var http = CreateClient();
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (partner is not null && key is not null) request.Headers.Add(PartnerKeys.Header, LocalAccess.Of(key).KeyOf(partner));
        return await http.SendAsync(request, stop);
    }

    /// <exception cref="CommandFailure">The platform refused; says what it said.</exception>
    public async Task<T> AskAsync<T>(HttpMethod method, string path, object? body, CancellationToken stop)
    {
        using var content = body is null ? null : JsonContent.Create(body, options: ControlJson.Options);
        using var answer = await SendAsync(method, path, content, stop);
        var text = await answer.Content.ReadAsStringAsync(stop);
        if (!answer.IsSuccessStatusCode) throw new CommandFailure(DetailOf(text) ?? $"{method} {path} was answered with {(int)answer.StatusCode}.");
        return JsonSerializer.Deserialize<T>(text, ControlJson.Options) ?? throw new CommandFailure($"{method} {path} was answered with nothing.");
    }

    public void Dispose() => services.Dispose();

    private static string? DetailOf(string problem)
    {
        try
        {
            using var document = JsonDocument.Parse(problem);
            return document.RootElement.TryGetProperty("detail", out var detail) ? detail.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
