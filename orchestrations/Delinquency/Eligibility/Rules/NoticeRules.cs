using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>A proper notice must have gone out in time, and somebody must have tried to reach the customer.</summary>
internal static class NoticeRules
{
    public static readonly DisconnectionRule[] All =
    [
        new("notice-missing", "Nobody is cut off without a written notice.", policy => [new(policy.Notice.Written)], Missing),
        new("notice-proof", "The notice's text and the mail house's acknowledgement are kept.", policy => [new(policy.Notice.Proof)],
            asked => Defect(asked, asked.Policy.Notice.Proof, notice => notice.TemplateVersion is null || notice.HandedOverOn is null ? "has no proof of its text or its date" : null)),
        new("notice-dispute-words", "The notice says how to dispute the bill and who hears the dispute.", policy => [new(policy.Notice.DisputeWords)],
            asked => Defect(asked, asked.Policy.Notice.DisputeWords, notice => notice.SaysHowToDispute && notice.SaysWhoHears ? null : "does not say how to dispute the bill and who hears it")),
        new("notice-separate", "The notice comes apart from a bill.", policy => [new(policy.Notice.Separate)],
            asked => Defect(asked, asked.Policy.Notice.Separate, notice => notice.IsSeparateFromBill ? null : "came with a bill")),
        new("notice-address", "The notice went to the customer's mailing address.", policy => [new(policy.Notice.Address)],
            asked => Defect(asked, asked.Policy.Notice.Address,
                notice => JudgedNotice.IsRightAddress(notice, asked.Facts.Customer) ? null : "did not go to the customer's mailing address, or that is not known")),
        new("third-party-copy", "A third party got a copy, where the customer asked for it.", policy => [new(policy.Notice.ThirdPartyCopy)],
            asked => Defect(asked, asked.Policy.Notice.ThirdPartyCopy,
                notice => asked.Facts.ThirdPartyCopyAsked != false && notice.ThirdPartyCopyHandedOverOn is null ? "went to no third party, and the customer asked for that or may have" : null)),
        new("notice-age", "So many whole working days lie between notice and cut.",
            policy => [new(policy.Notice.WorkingDays, RuleWords.Of(policy.Notice.WorkingDays.Value, "working day")), new(policy.Notice.NoMail)], TooYoung),
        new("notice-lapsed", "A notice is relied on for so long.",
            policy => [new(policy.Notice.GoodForDays, RuleWords.Of(policy.Notice.GoodForDays.Value, "day"))], Lapsed),
        new("not-in-notice", "Only debt that the notice names may be cut for.", policy => [new(policy.Notice.Covers)], NotCovered),
        new("contact-attempts", "So often somebody tried to reach the customer since the debt fell due.",
            policy => [new(policy.Notice.Attempts, RuleWords.Of(policy.Notice.Attempts.Value, "attempt"))], TooFewAttempts),
    ];

    private static IEnumerable<Objection> Missing(CutQuestion asked)
    {
        if (asked.Facts.Notices is null) yield return Objection.NotKnown("the notices", asked.Policy.Notice.Written);
        else if (asked.Notices.Count == 0) yield return Objection.Awaiting("a notice is sent", asked.Policy.Notice.Written, $"No notice for {asked.Facts.Service} was sent.");
    }

    private static IEnumerable<Objection> Defect(CutQuestion asked, Basis basis, Func<DisconnectNotice, string?> defect)
    {
        if (asked.NoticeToRelyOn?.Notice is { } notice && defect(notice) is { } what)
            yield return Objection.Awaiting("a new notice", basis, $"Notice {notice.NoticeId} {what}.");
    }

    private static IEnumerable<Objection> TooYoung(CutQuestion asked)
    {
        var days = asked.Policy.Notice.WorkingDays;
        if (asked.NoticeToRelyOn is not { CutFrom: { } from } judged || asked.Day >= from) yield break;
        yield return Objection.UntilDay(from, days,
            $"Notice {judged.Notice.NoticeId} went out on {RuleWords.Of(judged.Notice.HandedOverOn!.Value)}; it is old enough from {RuleWords.Of(from)} on.");
    }

    private static IEnumerable<Objection> Lapsed(CutQuestion asked)
    {
        var days = asked.Policy.Notice.GoodForDays;
        if (asked.NoticeToRelyOn is { LastDay: { } last } judged && asked.Day > last)
            yield return Objection.Awaiting("a new notice", days, $"Notice {judged.Notice.NoticeId} could be relied on through {RuleWords.Of(last)}.");
    }

    /// <summary>Speaks only when there is a usable notice and enough debt; what lacks otherwise, other rules say.</summary>
    private static IEnumerable<Objection> NotCovered(CutQuestion asked)
    {
        var notices = asked.Notices;
        if (!notices.Any(judged => judged.IsUsableOn(asked.Day))) yield break;
        if (!asked.Debt.IsEnough || NamedOn(asked.Day).IsEnough) yield break;
        const string Sentence = "Too little of the debt is named by a notice that is old enough.";
        yield return DebtCount.EnoughFrom(asked, notices.Select(judged => judged.CutFrom), NamedOn) is { } day
            ? Objection.UntilDay(day, asked.Policy.Notice.Covers, Sentence)
            : Objection.Awaiting("a new notice", asked.Policy.Notice.Covers, Sentence);

        DebtCount NamedOn(DateOnly on)
        {
            var named = notices.Where(judged => judged.IsUsableOn(on)).SelectMany(judged => judged.Notice.ItemIds).ToHashSet(StringComparer.Ordinal);
            return DebtCount.Of(asked, asked.Facts.Service, on, item => named.Contains(item.ItemId));
        }
    }

    private static IEnumerable<Objection> TooFewAttempts(CutQuestion asked)
    {
        var least = asked.Policy.Notice.Attempts;
        if (asked.Facts.ContactAttempts is not { } attempts)
        {
            yield return Objection.NotKnown("the contact attempts", least);
            yield break;
        }
        var due = asked.Debt.Items.Where(judged => judged.Counts).Select(judged => judged.Item.DueOn).DefaultIfEmpty(DateOnly.MinValue).Min();
        var made = attempts.Count(attempt => attempt.At <= asked.Now && BusinessCalendar.DateOf(attempt.At) > due);
        if (made < least.Value) yield return Objection.Awaiting("somebody tries again", least, $"Somebody tried {RuleWords.Of(made, "time")} to reach the customer since the debt fell due.");
    }
}
