using Serverless.Orchestrations.Delinquency;

namespace Serverless.Tests.Unit.Delinquency;

/// <summary>Whether a notice of a cut may be sent. What is only about the hour of the cut does not hold it; what is about the debt or the customer does.</summary>
public class NoticeActTests
{
    private static readonly DateTimeOffset SundayNight = Lawful.City("2026-03-15 23:00");

    private static Verdict Ask(DisconnectionFacts facts) => Eligibility.Of(facts, Lawful.Policy, Lawful.Calendar, SundayNight, DisconnectionAct.Notice);

    private static DisconnectionFacts Facts() => Lawful.Facts(SundayNight) with { Notices = [], ContactAttempts = [], Forecast = null };

    [Fact]
    public void It_may_be_sent_on_a_Sunday_night_before_there_is_any_notice() => Held.Lawful(Ask(Facts()));

    [Fact]
    public void It_is_not_sent_for_debt_that_is_no_ground() => Held.By(Ask(Facts() with { OpenItems = [Lawful.Item(SundayNight) with { IncurredBy = "idt-12" }] }), "under-minimum", "former-occupant");

    [Fact]
    public void It_is_not_sent_while_a_promise_stands_or_money_is_on_its_way() => Held.By(
        Ask(Facts() with { Pledges = [new("p-1", "Charities", 50m, Lawful.Day("2026-03-16"))], TendersInFlight = [new("t-1", "Web", 20m, SundayNight)] }), "pledge", "tender");

    [Fact]
    public void It_is_sent_about_the_undisputed_part_before_a_hearing() => Held.Lawful(Ask(Facts() with { Disputes = [new("d-1", null, 10m, null, null)] }));

    [Fact]
    public void The_next_minute_counts_only_what_holds_a_notice() => Held.Next(
        Ask(Facts() with { Pledges = [new("p-1", "Charities", 50m, Lawful.Day("2026-03-16"))] }), "2026-03-17 00:00");

    [Fact]
    public void The_card_and_the_record_say_what_was_asked()
    {
        var record = VerdictRecord.Of(Facts(), Lawful.Policy, Lawful.Calendar, SundayNight, DisconnectionAct.Notice);
        var card = record.Read().Card;
        Assert.StartsWith("DISCONNECT NOTICE FOR NONPAYMENT: ALLOWED\n", card, StringComparison.Ordinal);
        Assert.DoesNotContain("] hours:", card, StringComparison.Ordinal);
        Assert.Empty(VerdictReplay.Compare(record, Lawful.Policy, Lawful.Calendar));
    }

    [Fact]
    public void What_holds_a_notice_holds_the_cut_too() => Property.Holds(RandomFacts.Asked, asked =>
    {
        var notice = Eligibility.Of(asked.Facts, Lawful.Policy, Lawful.Calendar, asked.Now, DisconnectionAct.Notice);
        Assert.Empty(notice.Findings.Except(Lawful.Ask(asked.Facts, asked.Now).Findings));
    });
}
