namespace Serverless.Benchmarks.Harness;

/// <summary>Several callers at a time, each taking the next piece of work.</summary>
internal static class Fleet
{
    /// <summary>Calls <paramref name="work"/> with every number below <paramref name="count"/> once, <paramref name="callers"/> at a time.</summary>
    public static Task RunAsync(int callers, int count, Func<int, Task> work)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (int number; (number = Interlocked.Increment(ref next)) < count;) await work(number);
        })));
    }
}
