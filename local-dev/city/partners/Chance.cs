namespace Serverless.LocalDev.Partners;

/// <summary>Numbers that look random and are the same for the same message, every time and everywhere.</summary>
public readonly record struct Chance(ulong Seed)
{
    public static Chance Of(long index) => new((ulong)index);

    /// <summary>0 up to, but not including, <paramref name="below"/>; each <paramref name="question"/> has an answer of its own.</summary>
    public int Pick(int question, int below) => (int)(Mix(Seed * 31 + (ulong)question) % (ulong)below);

    // SplitMix64 (Steele, Lea, Flood 2014).
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
