using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure;

namespace Serverless.Orchestrations.Notifications;

/// <summary>Calls message services. Exceptions say what the service answered, and nothing of the message or the address.</summary>
internal static partial class MessageCall
{
    /// <summary>How long one call may take.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <exception cref="RequestFailedException">There was no answer.</exception>
    public static async Task<HttpResponseMessage> CallAsync(this HttpClient http, string service, HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            return await http.SendAsync(request, cancellation);
        }
        catch (HttpRequestException unreachable)
        {
            throw new RequestFailedException($"{service} cannot be reached.", unreachable);
        }
        catch (TaskCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new RequestFailedException($"{service} did not answer in time.", late);
        }
    }

    /// <summary>Makes the exception for an answer that is not a success.</summary>
    public static async Task<RequestFailedException> FaultAsync(string service, HttpResponseMessage answer, CancellationToken cancellation)
    {
        var code = await CodeAsync(answer, cancellation);
        var named = code is null ? "" : $" {code}";
        var pause = answer.Headers.RetryAfter?.Delta is { } wait ? string.Create(CultureInfo.InvariantCulture, $", to be asked again in {wait.TotalSeconds:0} s") : "";
        return new((int)answer.StatusCode, $"{service} answered {(int)answer.StatusCode}{named}{pause}.", code, innerException: null);
    }

    /// <summary>
    /// The code in {error: {code}}, or null. The rest of the body may repeat the message, so it is not used, nor is a code of an unusual
    /// form.
    /// </summary>
    private static async Task<string?> CodeAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        try
        {
            using var body = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellation));
            return body.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
                && error.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String
                && code.GetString() is { } text && CodeText().IsMatch(text) ? text : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9_.\-]{1,80}$")]
    private static partial Regex CodeText();
}
