using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.Tests.Conformance.Functions.App;

/// <summary>What the functions leave for the tests to see, and what the tests make them do; one a worker.</summary>
public sealed class Probe
{
    public ConcurrentQueue<string> Seen { get; } = new();

    /// <summary>What a function does beyond being called; by function name.</summary>
    public ConcurrentDictionary<string, Func<FunctionContext, Task>> Acts { get; } = new();

    public Task RunAsync(FunctionContext context, string seen)
    {
        Seen.Enqueue(seen);
        return Acts.TryGetValue(context.FunctionDefinition.Name, out var act) ? act(context) : Task.CompletedTask;
    }
}
