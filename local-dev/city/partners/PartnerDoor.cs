using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Serverless.LocalDev.Access;

namespace Serverless.LocalDev.Partners;

/// <summary>Lets in to the partners' systems who has their key, with JSON or without a body.</summary>
internal sealed class PartnerDoor(string key)
{
    private const string Header = "x-api-key";
    private readonly byte[] expected = Encoding.UTF8.GetBytes(key);

    public Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        var given = Encoding.UTF8.GetBytes(http.Request.Headers[Header].ToString());
        if (!CryptographicOperations.FixedTimeEquals(given, expected))
            return ProblemResponse.WriteAsync(http, StatusCodes.Status401Unauthorized, $"The header {Header} must bear the key of the partners' systems.");
        return JsonWrites.Accepts(http.Request, Header)
            ? next(http)
            : ProblemResponse.WriteAsync(http, StatusCodes.Status415UnsupportedMediaType, "Send JSON as application/json.");
    }
}
