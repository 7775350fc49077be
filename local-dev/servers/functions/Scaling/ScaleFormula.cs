namespace Serverless.LocalDev.Functions.Scaling;

/// <summary>The target-based scaling formula (docs: "Target-based scaling").</summary>
internal static class ScaleFormula
{
    /// <summary>ceil(backlog ÷ concurrency), within the options' bounds.</summary>
    public static int Desired(long backlog, int concurrencyPerInstance, ScaleOptions options)
    {
        var target = (backlog + concurrencyPerInstance - 1) / concurrencyPerInstance;
        return (int)Math.Clamp(target, options.MinimumInstances, options.MaximumInstances);
    }

    /// <summary>How many after one evaluation that asks for more.</summary>
    public static int Step(int current, int desired, ScaleOptions options) => Math.Min(desired, current + options.LargestStep);
}
