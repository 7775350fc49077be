using Serverless.Orchestrations.Cases;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>Holds that a person placed, as far as they stop cuts.</summary>
internal static class PersonsHold
{
    /// <summary>A cut is an act of collection too.</summary>
    public static bool StopsCuts(HoldDocument hold) => hold.Process is HeldProcess.Disconnection or HeldProcess.Collections;

    /// <summary>The first day on which the hold no longer applies; null when that is not known.</summary>
    public static DateOnly? EndOf(HoldDocument hold) => (hold.Until?.AddDays(1), hold.Release?.On) switch
    {
        ({ } after, { } released) => after < released ? after : released,
        var (after, released) => after ?? released,
    };
}
