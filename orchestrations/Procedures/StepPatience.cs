namespace Serverless.Orchestrations.Procedures;

/// <summary>How long a failing step is retried before people are told or asked. The figures are ours.</summary>
public static class StepPatience
{
    /// <summary>How long a partner that does not answer is retried before a person decides how to go on.</summary>
    public static readonly TimeSpan BeforeAPersonDecides = TimeSpan.FromDays(2);

    /// <summary>How long a step that is retried without end may fail before a specialist is told.</summary>
    public static readonly TimeSpan BeforeTelling = TimeSpan.FromDays(1);

    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);

    /// <summary>The pause that follows <paramref name="pause"/>: three times as long, up to four hours.</summary>
    public static TimeSpan After(TimeSpan pause) => pause * 3 < LongestPause ? pause * 3 : LongestPause;
}
