using System.Text.Json;
using Serverless.LocalDev.Functions.Rpc;

namespace Serverless.LocalDev.Functions.Durable;

/// <summary>Inputs and results of activities, between a history's form and the worker's.</summary>
internal static class ActivityPayload
{
    /// <summary>A scheduled task's input is a JSON array of one; the function is given the one.</summary>
    public static TypedData Input(string? scheduled)
    {
        if (scheduled is null) return new TypedData();
        var text = scheduled.AsSpan().Trim();
        return new TypedData { String = text is ['[', .., ']'] ? text[1..^1].ToString() : scheduled };
    }

    /// <summary>JSON; null where the function returned nothing. The worker sends a returned string as it is.</summary>
    public static string? Output(TypedData? returned) => returned?.DataCase switch
    {
        null or TypedData.DataOneofCase.None => null,
        TypedData.DataOneofCase.String => JsonSerializer.Serialize(returned.String),
        TypedData.DataOneofCase.Json => returned.Json,
        TypedData.DataOneofCase.Bytes => JsonSerializer.Serialize(returned.Bytes.ToBase64()),
        TypedData.DataOneofCase.Int => JsonSerializer.Serialize(returned.Int),
        TypedData.DataOneofCase.Double => JsonSerializer.Serialize(returned.Double),
        var other => throw new InvalidOperationException($"An activity cannot return {other}."),
    };
}
