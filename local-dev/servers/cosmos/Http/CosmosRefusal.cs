using System.Text.Json;
using System.Text.RegularExpressions;

namespace Serverless.LocalDev.Cosmos.Http;

/// <summary>A refusal on its way out of parsing or of administration; hot paths answer by value instead.</summary>
internal sealed class CosmosRefusal(int status, string message, int subStatus = 0) : Exception(message)
{
    public int Status { get; } = status;

    public int SubStatus { get; } = subStatus;

    /// <summary>The refusal an exception stands for, or null if the client could not have caused it.</summary>
    public static CosmosRefusal? Of(Exception failure) => failure switch
    {
        CosmosRefusal refusal => refusal,
        JsonException => new CosmosRefusal(400, $"The request body is not valid JSON: {failure.Message}"),
        // A number where a text belongs, an impossible pattern, a sum too large: noticed where it is used.
        InvalidOperationException or FormatException or ArgumentException or OverflowException or KeyNotFoundException or RegexMatchTimeoutException =>
            new CosmosRefusal(400, $"The request cannot be carried out: {failure.Message}"),
        _ => null,
    };

    public EndpointResponse ToResponse(long lsn = -1, double charge = 1) => Response(Status, SubStatus, Message, lsn, charge);

    /// <summary>The error body both SDKs read: code and message.</summary>
    public static EndpointResponse Response(int status, int subStatus, string message, long lsn = -1, double charge = 1) => new()
    {
        Status = status,
        SubStatus = subStatus,
        Body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["code"] = Code(status), ["message"] = message }),
        Charge = charge,
        Lsn = lsn,
    };

    private static string Code(int status) => status switch
    {
        400 => "BadRequest",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        408 => "RequestTimeout",
        409 => "Conflict",
        412 => "PreconditionFailed",
        413 => "RequestEntityTooLarge",
        424 => "FailedDependency",
        429 => "429",
        503 => "ServiceUnavailable",
        _ => "InternalServerError",
    };
}
