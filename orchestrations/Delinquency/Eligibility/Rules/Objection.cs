using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>What a rule objects to, and for how long.</summary>
public sealed record Objection
{
    private Objection(Basis basis, string sentence) => (Basis, Sentence) = (basis, sentence);

    public Basis Basis { get; }

    public string Sentence { get; }

    public DateTimeOffset? Until { get; private init; }

    public string? WaitsFor { get; private init; }

    public bool IsForLackOfFacts { get; private init; }

    /// <summary>Time alone ends it.</summary>
    public static Objection Till(DateTimeOffset until, Basis basis, string sentence) => new(basis, sentence) { Until = until };

    /// <summary>Time alone ends it, when the day begins in the city.</summary>
    public static Objection UntilDay(DateOnly day, Basis basis, string sentence) => Till(BusinessCalendar.BeginningOf(day), basis, sentence);

    /// <summary>Time alone ends it, when the day is over in the city.</summary>
    public static Objection Through(DateOnly lastDay, Basis basis, string sentence) => UntilDay(lastDay.AddDays(1), basis, sentence);

    /// <summary>Something must happen first.</summary>
    public static Objection Awaiting(string waitsFor, Basis basis, string sentence) => new(basis, sentence) { WaitsFor = waitsFor };

    /// <summary>Something must be found out first.</summary>
    public static Objection NotKnown(string waitsFor, Basis basis, string sentence) => new(basis, sentence) { WaitsFor = waitsFor, IsForLackOfFacts = true };

    /// <param name="what">A plural, such as "the pledges".</param>
    public static Objection NotKnown(string what, Basis basis) => NotKnown($"{what} are read", basis, $"It is not known what {what} are.");

    /// <summary>The same, which ends at this moment if time would end it only later.</summary>
    public Objection NoLongerThan(DateTimeOffset moment) => Until > moment ? this with { Until = moment } : this;

    public Finding By(string rule) => new(rule, Sentence, Basis.Source, Basis.Certainty, Until, WaitsFor, IsForLackOfFacts);
}
