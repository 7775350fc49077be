namespace Microsoft.DurableTask;

/// <summary>How an orchestration goes on under the same id with an empty history.</summary>
public class ContinueAsNewOptions
{
    public object? NewInput { get; set; }

    public bool PreserveUnprocessedEvents { get; set; } = true;

    /// <summary>The version the next run carries; null keeps the present one.</summary>
    public string? NewVersion { get; set; }
}
