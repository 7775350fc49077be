namespace Serverless.Orchestrations.Contracts;

/// <summary>What a date or time in a contract stands for. This decides how far from today it may be.</summary>
public enum DateMeaning
{
    /// <summary>When something happened: from 2000 on, at most one day ahead, since other clocks may differ from ours.</summary>
    Happened,

    /// <summary>The day something is wanted for: at most two years in the past or future.</summary>
    Wanted,

    /// <summary>The day something ends: from 2000 on, at most fifty years ahead.</summary>
    Ends,
}

/// <summary>Sets the meaning of a contract's date. Without this, a time means Happened and a date means Ends.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MeansAttribute(DateMeaning meaning) : Attribute
{
    public DateMeaning Meaning => meaning;
}
