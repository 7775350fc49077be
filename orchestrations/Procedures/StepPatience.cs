namespace Serverless.Orchestrations.Procedures;

/// <summary>How long a failing step is borne with. The figures are ours.</summary>
public static class StepPatience
{
    /// <summary>How long a partner that does not answer is asked before a person decides how to go on.</summary>
    public static readonly TimeSpan BeforeAPersonDecides = TimeSpan.FromDays(2);

    /// <summary>How long a step that is never given up fails before a specialist is told.</summary>
    public static readonly TimeSpan BeforeTelling = TimeSpan.FromDays(1);

    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);

    /// <summary>The pause after <paramref name="pause"/>.</summary>
    public static TimeSpan After(TimeSpan pause) => pause * 3 < LongestPause ? pause * 3 : LongestPause;
}
