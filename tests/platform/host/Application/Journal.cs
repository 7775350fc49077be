using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.Tests.Platform.Host.Application;

/// <summary>What this assembly's functions leave for the tests to see; one a host.</summary>
public sealed class Journal
{
    private readonly ConcurrentQueue<(string Function, string Entry)> entries = new();

    /// <summary>What a function does beyond noting; by function name.</summary>
    public ConcurrentDictionary<string, Func<FunctionContext, Task>> Acts { get; } = new();

    public IReadOnlyList<string> All => [.. entries.Select(entry => $"{entry.Function}: {entry.Entry}")];

    public void Note(string function, string entry) => entries.Enqueue((function, entry));

    public Task NoteAsync(FunctionContext context, string entry)
    {
        var function = context.FunctionDefinition.Name;
        Note(function, entry);
        return Acts.TryGetValue(function, out var act) ? act(context) : Task.CompletedTask;
    }

    public IReadOnlyList<string> Of(string function) => [.. entries.Where(entry => entry.Function == function).Select(entry => entry.Entry)];
}
