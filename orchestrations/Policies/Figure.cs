using System.Text.Json.Serialization;

namespace Serverless.Orchestrations.Policies;

/// <summary>How sure we are of what a rule says. Policy files hold the letter.</summary>
public enum Certainty
{
    /// <summary>The text of the source was read.</summary>
    [JsonStringEnumMemberName("A")]
    TextRead,

    /// <summary>Another source tells of it, or only a part was read.</summary>
    [JsonStringEnumMemberName("B")]
    SecondHand,

    /// <summary>The rule is known, but its text was not seen: ask counsel.</summary>
    [JsonStringEnumMemberName("U")]
    NotRetrieved,

    /// <summary>No source says it. The city chose it, or we propose it.</summary>
    [JsonStringEnumMemberName("I")]
    OurOwn,
}

/// <summary>Where a rule comes from, and how sure we are of it.</summary>
public record Basis(string Source, Certainty Certainty);

/// <summary>A number, time or list of a policy with its basis.</summary>
public sealed record Figure<T>(T Value, string Source, Certainty Certainty) : Basis(Source, Certainty);
