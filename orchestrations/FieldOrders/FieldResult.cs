using System.ComponentModel;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Keys;

namespace Serverless.Orchestrations.FieldOrders;

public enum FieldOutcome
{
    [Description("the work is done")]
    Completed,

    [Description("nobody could let the crew in")]
    NoAccess,

    [Description("it was not safe to go on")]
    UnsafeCondition,

    [Description("equipment was missing")]
    EquipmentMissing,
}

/// <summary>A meter's register as the crew read it.</summary>
/// <param name="Reading">Whole units of the meter's register (kWh, gallons, therms).</param>
public sealed record MeterReading([property: Entered(TextForm.Exact)] string MeterId, long Reading);

/// <summary>Contract <c>FieldOrderResult.v1</c> on queue field-results: the result of a crew's visit.</summary>
public sealed record FieldResult : IContract
{
    public static string Subject => "FieldOrderResult.v1";

    [Entered(TextForm.Exact)]
    public required string ResultId { get; init; }

    [Entered(TextForm.Exact)]
    public required string OrderId { get; init; }

    public required FieldOutcome Outcome { get; init; }

    [Means(DateMeaning.Happened)]
    public required DateTimeOffset VisitedAt { get; init; }

    [Entered(TextForm.Exact)]
    public required string CrewId { get; init; }

    public IReadOnlyList<MeterReading> Readings { get; init; } = [];

    [Entered(TextForm.Lines)]
    public string? Note { get; init; }

    string IContract.Key => ResultId;

    /// <summary>The claim on the result's key. <c>visitedAt</c> does not count, since a resend may have a new time.</summary>
    public KeyClaim Claim() => KeyClaim.Of(KeyKind.Result, ResultId, OrderId, this, "visitedAt");

    public IEnumerable<FieldProblem> Problems() =>
    [
        .. Rules.Id("resultId", ResultId),
        .. Rules.Id("orderId", OrderId),
        .. Rules.Id("crewId", CrewId),
        .. Rules.Text("note", Note, longest: 1000),
        .. Readings.SelectMany((reading, index) => ReadingProblems($"readings[{index}]", reading)),
    ];

    /// <param name="reading">Null when the sender wrote null, which the type of a list's items does not prevent.</param>
    private static IEnumerable<FieldProblem> ReadingProblems(string path, MeterReading? reading)
    {
        if (reading is null) return [new(path, "must be an object")];
        FieldProblem[] negative = reading.Reading < 0 ? [new($"{path}.reading", "must not be negative")] : [];
        return [.. Rules.Id($"{path}.meterId", reading.MeterId), .. negative];
    }
}
