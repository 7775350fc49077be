using System.Collections.Concurrent;

namespace Serverless.Tests.Platform.Functions.Application;

/// <summary>What the fake application's functions leave for the tests to see; one a host.</summary>
public sealed class Probe
{
    public ConcurrentQueue<string> Seen { get; } = new();

    /// <summary>What a function does beyond being called; by function name.</summary>
    public ConcurrentDictionary<string, Func<Microsoft.Azure.Functions.Worker.FunctionContext, Task>> Acts { get; } = new();

    public Task RunAsync(Microsoft.Azure.Functions.Worker.FunctionContext context)
    {
        var name = context.FunctionDefinition.Name;
        Seen.Enqueue(name);
        return Acts.TryGetValue(name, out var act) ? act(context) : Task.CompletedTask;
    }
}

/// <summary>Counts the scopes an invocation opens and closes.</summary>
public sealed class ScopedThing(Probe probe) : IDisposable
{
    public void Dispose() => probe.Seen.Enqueue("scope closed");
}
