using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.LocalDev.Control;

/// <summary>How the program's commands and the platform they steer speak.</summary>
internal static class ControlJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
}
