using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Serverless.LocalDev.Partners;

/// <summary>Faults that are to happen, in order or all the time; none means that the system works.</summary>
public sealed class PartnerFaults(TimeProvider time)
{
    /// <summary>What <see cref="PartnerFault.Garbage"/> says.</summary>
    internal const string Nonsense = "<html>maintenance</html>";

    private readonly ConcurrentQueue<IReadOnlyList<PartnerFault>> next = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> readyAt = new(StringComparer.Ordinal);
    private volatile IReadOnlyList<PartnerFault> always = [];
    private volatile bool down;

    /// <summary>While true every call ends in 500.</summary>
    public bool Down
    {
        get => down;
        set => down = value;
    }

    /// <summary>What <see cref="PartnerFault.Late"/> adds.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromHours(2);

    /// <summary>Every call has these, beside those whose turn it is.</summary>
    public IReadOnlyList<PartnerFault> Always
    {
        get => always;
        set => always = value;
    }

    /// <summary>Goes on misbehaving where another left off.</summary>
    internal void GoOnFrom(PartnerFaults before)
    {
        (always, down, Delay) = (before.always, before.down, before.Delay);
        foreach (var fault in before.next) next.Enqueue(fault);
    }

    /// <summary>What the next calls have, one after the other.</summary>
    public IReadOnlyList<IReadOnlyList<PartnerFault>> Next => [.. next];

    public void Add(PartnerFault fault, int times = 1) => Add([fault], times);

    /// <summary>The next <paramref name="times"/> calls have all of these.</summary>
    public void Add(IReadOnlyList<PartnerFault> faults, int times = 1)
    {
        for (var i = 0; i < times; i++) next.Enqueue(faults);
    }

    /// <summary>From here on the system works.</summary>
    public void Clear()
    {
        next.Clear();
        readyAt.Clear();
        (always, down) = ([], false);
    }

    /// <summary>Answers a question, as the system would or with the faults whose turn it is.</summary>
    /// <param name="question">The same for a question asked again.</param>
    internal async Task<IResult> AnswerAsync(string question, Func<PartnerTurn, Task<IResult>> work)
    {
        var turn = Take();
        if (turn.Has(PartnerFault.ServerError)) return Results.StatusCode(StatusCodes.Status500InternalServerError);
        if (turn.Has(PartnerFault.Never) || IsTooEarly(question, turn)) return CutOff();
        if (turn.Has(PartnerFault.Garbage)) return Page();
        var answer = await work(turn);
        if (turn.Has(PartnerFault.Twice)) answer = await work(turn);
        return turn.Has(PartnerFault.LostAnswer) ? CutOff() : answer;
    }

    /// <summary>Takes an order. Of the faults that concern what comes of it later, <paramref name="work"/> takes care.</summary>
    internal async Task<IResult> TakeAsync(Func<PartnerTurn, Task<IResult>> work)
    {
        var turn = Take();
        if (turn.Has(PartnerFault.ServerError)) return Results.StatusCode(StatusCodes.Status500InternalServerError);
        var answer = await work(turn);
        if (turn.Has(PartnerFault.Garbage)) return Page();
        return turn.Has(PartnerFault.LostAnswer) ? CutOff() : answer;
    }

    private PartnerTurn Take()
    {
        next.TryDequeue(out var faults);
        IReadOnlyList<PartnerFault> standing = down ? [PartnerFault.ServerError] : always;
        return new([.. standing, .. faults ?? []], Delay);
    }

    private bool IsTooEarly(string question, PartnerTurn turn) =>
        turn.Has(PartnerFault.Late) && time.GetUtcNow() < readyAt.GetOrAdd(question, _ => time.GetUtcNow() + Delay);

    private static IResult CutOff() => Results.StatusCode(StatusCodes.Status504GatewayTimeout);

    private static IResult Page() => Results.Text(Nonsense, "application/json");
}
