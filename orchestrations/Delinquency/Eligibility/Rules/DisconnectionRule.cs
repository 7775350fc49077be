using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>One rule that can hold a cut.</summary>
/// <param name="Name">Stable: reports count by it.</param>
/// <param name="Says">The rule in a sentence, for the card.</param>
/// <param name="Bases">The figures and sources that it goes by.</param>
/// <param name="Judge">What it objects to; nothing when it does not hold.</param>
public sealed record DisconnectionRule(
    string Name,
    string Says,
    Func<DisconnectionPolicy, IReadOnlyList<RuleBasis>> Bases,
    Func<CutQuestion, IEnumerable<Objection>> Judge)
{
    /// <summary>
    /// Whether its answer for a later minute can be told from the facts of now. It cannot where the facts are made anew before each cut,
    /// such as a forecast.
    /// </summary>
    public bool IsForeseen { get; init; } = true;

    /// <summary>Whether it holds the notice too: nobody is told to pay what they do not owe, or may not be asked for.</summary>
    public bool HoldsNotice { get; init; }

    public bool IsAbout(DisconnectionAct act) => act == DisconnectionAct.Cut || HoldsNotice;
}

/// <param name="Figure">The figure as people read it; null for a rule without one.</param>
public sealed record RuleBasis(Basis Basis, string? Figure = null);
