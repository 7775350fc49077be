namespace Serverless.Tests.Flows.Demo;

/// <summary>What a demonstration writes, and a way to wait for a line of it.</summary>
internal sealed class Transcript : StringWriter
{
    private readonly Lock gate = new();
    private readonly List<(string Wanted, TaskCompletionSource<string> Found)> waiting = [];

    public string Text
    {
        get
        {
            lock (gate) return ToString();
        }
    }

    public override void WriteLine(string? value)
    {
        lock (gate)
        {
            base.WriteLine(value);
            foreach (var (wanted, found) in waiting)
            {
                if (value?.Contains(wanted, StringComparison.Ordinal) is true) found.TrySetResult(value);
            }
        }
    }

    /// <summary>The first line from now on that holds the text.</summary>
    public Task<string> LineAsync(string wanted)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate) waiting.Add((wanted, found));
        return found.Task;
    }
}
