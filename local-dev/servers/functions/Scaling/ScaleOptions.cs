namespace Serverless.LocalDev.Functions.Scaling;

/// <summary>Giving one to the host turns the scale controller on (docs: "Target-based scaling").</summary>
public sealed record ScaleOptions
{
    /// <summary>functionAppScaleLimit; 40 in the design, up to 1,000 on Flex Consumption.</summary>
    public int MaximumInstances { get; init; } = 40;

    /// <summary>Instances a function keeps with nothing to do; 0 lets it start from none.</summary>
    public int MinimumInstances { get; init; } = 1;

    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Instances added to a function in one evaluation.</summary>
    public int LargestStep { get; init; } = 4;

    /// <summary>How long fewer instances must suffice before they are taken away.</summary>
    public TimeSpan ScaleInAfter { get; init; } = TimeSpan.FromMinutes(1);
}
