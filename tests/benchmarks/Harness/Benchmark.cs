namespace Serverless.Benchmarks.Harness;

/// <summary>One thing measured. It is run several times, each on a store of its own, in a process no other benchmark used.</summary>
internal abstract class Benchmark
{
    /// <summary>As asked for on the command line.</summary>
    public abstract string Name { get; }

    public abstract IReadOnlyList<Quantity> Quantities { get; }

    /// <summary>How many operations a run makes.</summary>
    public abstract int Size { get; }

    /// <summary>Operations of a run that only shows that all is well, and of the first, discarded one.</summary>
    public abstract int QuickSize { get; }

    public virtual int Runs => 5;

    /// <summary>Whether a quick run includes it.</summary>
    public virtual bool IsQuick => true;

    /// <summary>The stores it makes sense on.</summary>
    public virtual IReadOnlyList<StoreKind> Stores { get; } = [StoreKind.Memory, StoreKind.Disk];

    /// <summary>One run; gives a value for each of <see cref="Quantities"/>.</summary>
    public abstract Task<double[]> RunAsync(Ground ground, int size);
}
