namespace Serverless.Orchestrations.Contracts;

/// <summary>What a date or a time in a contract stands for, which says how far from today it can be.</summary>
public enum DateMeaning
{
    /// <summary>Something happened: since 2000, and at most a day ahead of us, for clocks that are not ours.</summary>
    Happened,

    /// <summary>The day something is wanted for: at most two years back or ahead.</summary>
    Wanted,

    /// <summary>The day something ends: since 2000, and at most fifty years ahead.</summary>
    Ends,
}

/// <summary>Says the meaning of a contract's date. Without it a time is one that happened, and a date one that ends.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MeansAttribute(DateMeaning meaning) : Attribute
{
    public DateMeaning Meaning => meaning;
}
