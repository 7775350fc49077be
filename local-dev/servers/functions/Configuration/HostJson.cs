using System.Text.Json;

namespace Serverless.LocalDev.Functions.Configuration;

/// <summary>The application's host.json; every accessor gives the platform's default where the file is silent.</summary>
internal sealed class HostJson
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private readonly JsonElement root;

    private HostJson(JsonElement root) => this.root = root;

    public static HostJson Empty { get; } = Parse("{}");

    public static HostJson Parse(string json)
    {
        using var document = JsonDocument.Parse(json, Lenient);
        return new HostJson(document.RootElement.Clone());
    }

    /// <summary>host.json of an application's folder; the defaults where there is none.</summary>
    public static HostJson Find(string directory)
    {
        var file = Path.Combine(directory, "host.json");
        return File.Exists(file) ? Parse(File.ReadAllText(file)) : Empty;
    }

    /// <summary>extensions.NAME, or an empty object.</summary>
    public JsonElement Extension(string name) =>
        root.TryGetProperty("extensions", out var extensions) && extensions.TryGetProperty(name, out var section)
            ? section
            : Empty.root;

    /// <summary>logging.logLevel, or an empty object.</summary>
    public JsonElement LogLevels =>
        root.TryGetProperty("logging", out var logging) && logging.TryGetProperty("logLevel", out var levels) ? levels : Empty.root;

    /// <summary>functionTimeout; null is unlimited ("-1"). Flex Consumption's default is 30 minutes.</summary>
    public TimeSpan? FunctionTimeout =>
        !root.TryGetProperty("functionTimeout", out var value) ? TimeSpan.FromMinutes(30)
        : value.GetString() is "-1" ? null
        : TimeSpan.Parse(value.GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>extensions.http.routePrefix, "api" by default.</summary>
    public string RoutePrefix => Extension("http").TryGetProperty("routePrefix", out var prefix) ? prefix.GetString() ?? "" : "api";
}
