namespace Serverless.LocalDev.Functions.Worker;

/// <summary>How worker processes are started.</summary>
/// <param name="Assembly">Full path of the application's executable assembly; host.json lies beside it.</param>
public sealed record WorkerProcessOptions(string Assembly)
{
    public int Count { get; init; } = 1;

    /// <summary>Application settings, on top of this process's environment.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>In real time: how long a worker may take to end once asked to.</summary>
    public TimeSpan StopLimit { get; init; } = TimeSpan.FromSeconds(10);
}
