using Microsoft.Azure.Functions.Worker;

namespace Serverless.Tests.Platform.Functions.Application;

/// <summary>Functions with an instance of their own and injected services.</summary>
public sealed class PingFunctions(Probe probe, ScopedThing scoped)
{
    [Function("Injected")]
    public Task Injected([PingTrigger] string value, FunctionContext context)
    {
        Assert.NotNull(scoped);
        probe.Seen.Enqueue(value);
        return probe.RunAsync(context);
    }

    [Function("Returns"), PongOutput("returned")]
    public string Returns([PingTrigger] string value)
    {
        probe.Seen.Enqueue("Returns");
        return value + "!";
    }

    [Function("ReturnsMany")]
    public Task<ManyOutputs> ReturnsMany([PingTrigger] string value)
    {
        probe.Seen.Enqueue("ReturnsMany");
        return Task.FromResult(new ManyOutputs { First = value + "1", Second = value + "2" });
    }
}

public sealed class ManyOutputs
{
    [PongOutput("first")]
    public string? First { get; init; }

    [PongOutput("second")]
    public string? Second { get; init; }

    [PongOutput("third")]
    public string? Never { get; init; }
}
