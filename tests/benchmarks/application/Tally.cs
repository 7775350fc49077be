namespace Serverless.Benchmarks.Application;

/// <summary>Counts what the functions were given, so that a run can be held against what was sent.</summary>
public sealed class Tally
{
    private long count;

    public long Count => Interlocked.Read(ref count);

    public void Add(int more) => Interlocked.Add(ref count, more);
}
