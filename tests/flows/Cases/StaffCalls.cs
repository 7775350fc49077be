using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Serverless.Tests.Flows.Cases;

/// <summary>What a signed-in person sends, and the JSON that comes back.</summary>
internal static class StaffCalls
{
    public static Task<JsonNode> GetAsync(this UtilityPlatform platform, string path, string signIn) => platform.CallAsync(HttpMethod.Get, path, signIn, null, HttpStatusCode.OK);

    public static Task<JsonNode> PostAsync(this UtilityPlatform platform, string path, string signIn, object body, HttpStatusCode expected = HttpStatusCode.OK) =>
        platform.CallAsync(HttpMethod.Post, path, signIn, body, expected);

    public static string? Text(this JsonNode? node) => node?.GetValue<string>();

    private static async Task<JsonNode> CallAsync(this UtilityPlatform platform, HttpMethod method, string path, string signIn, object? body, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("x-dev-user", signIn);
        if (body is not null) request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var answer = await platform.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(expected == answer.StatusCode, text);
        return JsonNode.Parse(text)!;
    }
}
