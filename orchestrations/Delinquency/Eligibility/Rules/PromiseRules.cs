using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>Promises, money on its way, disputes and people's holds: while one stands, nobody is cut off.</summary>
internal static class PromiseRules
{
    public static readonly DisconnectionRule[] All =
    [
        new("person-hold", "No cut while a person's hold stands on the account or the service.", policy => [new(policy.Debt.Hold)], Held) { HoldsNotice = true },
        new("arrangement", "No cut while an arrangement is asked for or kept.", policy => [new(policy.Debt.Arrangement)], Arranged) { HoldsNotice = true },
        new("arrangement-consent", "A broken arrangement counts as broken only under terms that the customer agreed to.",
            policy => [new(policy.Debt.Consent)], BrokenWithoutConsent) { HoldsNotice = true },
        new("pledge", "No cut while an agency's pledge stands.", policy => [new(policy.Debt.Pledge)], Pledged) { HoldsNotice = true },
        new("tender", "No cut while money is on its way to the ledger.", policy => [new(policy.Debt.Tender)], Tendered) { HoldsNotice = true },
        new("dispute-hearing", "No cut while a bill is disputed and no hearing was offered.", policy => [new(policy.Debt.Hearing)], Unheard),
    ];

    private static IEnumerable<Objection> Held(CutQuestion asked)
    {
        var basis = asked.Policy.Debt.Hold;
        if (asked.Facts.Holds is not { } holds) return [Objection.NotKnown("the holds", basis)];
        return
            from hold in holds
            where PersonsHold.StopsCuts(hold) && hold.IsInForce(asked.Day)
            where hold.Entity == HeldEntity.WholeAccount || hold.Entity.Service == asked.Facts.Service
            let sentence = $"{hold.Process} is held by {hold.PlacedBy}: {hold.Why}"
            select PersonsHold.EndOf(hold) is { } end
                ? Objection.UntilDay(end, basis, sentence)
                : Objection.Awaiting("the hold is released", basis, sentence);
    }

    private static IEnumerable<Objection> Arranged(CutQuestion asked)
    {
        var basis = asked.Policy.Debt.Arrangement;
        if (asked.Facts.Arrangements is not { } arrangements) return [Objection.NotKnown("the arrangements", basis)];
        return
            from arrangement in arrangements
            where arrangement.State is ArrangementState.Proposed or ArrangementState.Kept
            select arrangement.State == ArrangementState.Proposed
                ? Objection.Awaiting("it is decided", basis, $"Arrangement {arrangement.ArrangementId} is asked for.")
                : Objection.Awaiting("it is broken or paid off", basis, $"Arrangement {arrangement.ArrangementId} is kept.");
    }

    private static IEnumerable<Objection> BrokenWithoutConsent(CutQuestion asked)
    {
        var basis = asked.Policy.Debt.Consent;
        if (asked.Facts.Arrangements is not { } arrangements) return [Objection.NotKnown("the arrangements", basis)];
        return
            from arrangement in arrangements
            where arrangement is { State: ArrangementState.Broken, ConsentedToTerms: false }
            select Objection.Awaiting("a person decides", basis, $"Arrangement {arrangement.ArrangementId} was broken, and no consent to its terms is on record.");
    }

    private static IEnumerable<Objection> Pledged(CutQuestion asked)
    {
        var basis = asked.Policy.Debt.Pledge;
        if (asked.Facts.Pledges is not { } pledges) return [Objection.NotKnown("the pledges", basis)];
        return
            from pledge in pledges
            where asked.Day <= pledge.LastDay
            select Objection.Through(pledge.LastDay, basis, $"{pledge.Agency} has pledged {Money.Text(pledge.Amount)}, through {RuleWords.Of(pledge.LastDay)}.");
    }

    private static IEnumerable<Objection> Tendered(CutQuestion asked)
    {
        var basis = asked.Policy.Debt.Tender;
        if (asked.Facts.TendersInFlight is not { } tenders) return [Objection.NotKnown("the tenders", basis)];
        return tenders.Select(tender => Objection.Awaiting(
            "it is posted or comes back", basis, $"{Money.Text(tender.Amount)} was handed to {tender.Channel} at {CityTime.Stamp(tender.At)} and is not posted yet."));
    }

    private static IEnumerable<Objection> Unheard(CutQuestion asked)
    {
        var basis = asked.Policy.Debt.Hearing;
        if (asked.Facts.Disputes is not { } disputes) return [Objection.NotKnown("the disputes", basis)];
        return
            from dispute in disputes
            where dispute.IsOpenOn(asked.Day) && !(dispute.HearingOfferedAt <= asked.Now)
            select Objection.Awaiting("a hearing is offered", basis, $"{Money.Text(dispute.Amount)} is disputed, and no hearing was offered.");
    }
}
