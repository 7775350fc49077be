using Microsoft.Azure.Functions.Worker.Builder;

namespace Serverless.Tests.Platform.Host;

/// <summary>What one test changes about its host.</summary>
internal sealed record PlatformOptions
{
    public string HostJson { get; init; } = "{}";

    public IEnumerable<KeyValuePair<string, string?>> Settings { get; init; } = [];

    /// <summary>A real server on a free port of the loopback address.</summary>
    public bool OnKestrel { get; init; }

    public Action<FunctionsApplicationBuilder>? Configure { get; init; }
}
