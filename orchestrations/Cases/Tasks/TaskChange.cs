using System.Globalization;
using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.Cases;

/// <summary>Decides what an act on a task changes in its case. Staff see every act on the timeline; the customer can see only the task's end.</summary>
public static class TaskChange
{
    /// <param name="before">The task before the act; <paramref name="after"/> is always different.</param>
    public static CaseChange Of(CaseDocument opened, AccountDocument account, CaseTaskDocument before, CaseTaskDocument after)
    {
        var step = after.Steps[^1];
        var change = new CaseChange(Entry(opened, before, after, step)) { Documents = [after] };
        return after.Outcome?.CaseEnds is { } ends ? Ending(change, opened, account, ends, step.At) : change;
    }

    private static TimelineEntry Entry(CaseDocument opened, CaseTaskDocument before, CaseTaskDocument after, TaskStep step) => step.Move switch
    {
        TaskMove.Finish => new($"{before.WaitKey}{CaseDocument.EndedSuffix}", step.At, $"Done by {step.By}: {step.Text}", ForCustomer: WordsForCustomer(opened, before, after)),
        TaskMove.Reopen => new(after.WaitKey, step.At, $"Reopened by {step.By}: {step.Text}", "specialist"),
        _ => new(string.Create(CultureInfo.InvariantCulture, $"{before.Key}-step-{after.Steps.Count}"), step.At, Text(after, step)),
    };

    private static string Text(CaseTaskDocument after, TaskStep step) => step.Move switch
    {
        TaskMove.GiveBack => $"Given back by {step.By}: {after.What}",
        TaskMove.Assign => $"Given to {step.Text} by {step.By}: {after.What}",
        TaskMove.Wait => string.Create(CultureInfo.InvariantCulture, $"{step.By} waits for {step.Text} until {after.Wait!.Until:yyyy-MM-dd}"),
        _ => $"Taken by {step.By}: {after.What}",
    };

    // If the customer was told of the wait, they must be told of its end.
    private static string? WordsForCustomer(CaseDocument opened, CaseTaskDocument before, CaseTaskDocument after) => after.Outcome!.CaseEnds switch
    {
        CaseStatus.Refused => $"Refused: {CaseReasons.WordsFor(opened.Reason ?? "")}",
        CaseStatus.Withdrawn => "Withdrawn",
        _ => opened.Timeline.Any(entry => entry.Key == before.WaitKey && entry.ForCustomer is not null) ? "A specialist has looked at it" : null,
    };

    private static CaseChange Ending(CaseChange change, CaseDocument opened, AccountDocument account, CaseStatus ends, DateTimeOffset now)
    {
        var reference = new CaseReference(opened.RequestId, opened.AccountId);
        change = change with { Status = ends };
        if (ends == CaseStatus.Completed) return change;
        return change with
        {
            // An account that already has service keeps it when this case ends.
            Account = account.Status == AccountStatus.Pending ? account with { Status = AccountStatus.Withdrawn, UpdatedAt = now, CauseId = opened.RequestId } : null,
            Event = ends == CaseStatus.Withdrawn ? CaseEvents.Withdrawn(reference, now) : CaseEvents.Refused(reference, opened.Reason ?? "", now),
        };
    }
}
