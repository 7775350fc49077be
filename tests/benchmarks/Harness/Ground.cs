using Serverless.LocalDev.Store;

namespace Serverless.Benchmarks.Harness;

internal enum StoreKind
{
    Memory,
    Disk,
}

/// <summary>The store one run works on: memory, or a fresh directory that is gone afterwards.</summary>
internal sealed class Ground(StoreKind kind) : IDisposable
{
    private readonly List<string> notes = [];

    /// <summary>Null in memory.</summary>
    public string? Directory { get; } = kind == StoreKind.Disk ? System.IO.Directory.CreateTempSubdirectory("utility-benchmark-").FullName : null;

    public StoreOptions Options => new(Directory);

    /// <summary>Another store of the same kind, for what a run compares with the first.</summary>
    public StoreOptions Beside(string name) => new(Directory is null ? null : Path.Combine(Directory, name));

    /// <summary>What a figure alone does not say, printed below the table.</summary>
    public IReadOnlyList<string> Notes => notes;

    public void Note(string text) => notes.Add(text);

    public void Dispose()
    {
        if (Directory is not null) System.IO.Directory.Delete(Directory, recursive: true);
    }
}
