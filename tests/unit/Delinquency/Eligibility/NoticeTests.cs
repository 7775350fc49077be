using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Delinquency;

namespace Serverless.Tests.Unit.Delinquency;

/// <summary>What a disconnect notice must be, when it is old enough, and what it covers.</summary>
public class NoticeTests
{
    private static Verdict With(Func<DisconnectNotice, DisconnectNotice> change) => Lawful.Ask(facts => facts with { Notices = [change(facts.Notices![0])] });

    /// <summary>The verdict at a minute on a notice that the mail house took on a day.</summary>
    private static Verdict HandedOver(string on, string shown) => Lawful.AskAt(shown, facts => facts with { Notices = [facts.Notices![0] with { HandedOverOn = Lawful.Day(on) }] });

    [Fact]
    public void Without_a_notice_nobody_is_cut()
    {
        Held.By(Lawful.Ask(facts => facts with { Notices = [] }), "notice-missing");
        Held.By(Lawful.Ask(facts => facts with { Notices = null }), "notice-missing");
        Held.By(With(notice => notice with { Services = [UtilityService.Water] }), "notice-missing");
    }

    [Fact]
    public void A_notice_without_proof_of_its_date_or_its_text_is_none()
    {
        Held.By(With(notice => notice with { HandedOverOn = null }), "notice-proof");
        Held.By(With(notice => notice with { TemplateVersion = null }), "notice-proof");
    }

    [Fact]
    public void A_notice_says_how_to_dispute_and_who_hears_it()
    {
        Held.By(With(notice => notice with { SaysHowToDispute = false }), "notice-dispute-words");
        Held.By(With(notice => notice with { SaysWhoHears = false }), "notice-dispute-words");
    }

    [Fact]
    public void A_notice_comes_apart_from_the_bill() => Held.By(With(notice => notice with { IsSeparateFromBill = false }), "notice-separate");

    [Fact]
    public void A_notice_goes_to_the_mailing_address()
    {
        Held.By(With(notice => notice with { Address = "14 Oak St" }), "notice-address");
        Held.By(With(notice => notice with { Address = null }), "notice-address");
        Held.By(Lawful.Ask(facts => facts with { Customer = facts.Customer with { MailingAddress = null } }), "notice-address");
    }

    [Fact]
    public void A_third_party_gets_a_copy_when_it_was_asked_for()
    {
        Held.By(Lawful.Ask(facts => facts with { ThirdPartyCopyAsked = true }), "third-party-copy");
        Held.By(Lawful.Ask(facts => facts with { ThirdPartyCopyAsked = null }), "third-party-copy");
        Held.Lawful(Lawful.Ask(facts => facts with { ThirdPartyCopyAsked = true, Notices = [facts.Notices![0] with { ThirdPartyCopyHandedOverOn = facts.Notices[0].HandedOverOn }] }));
    }

    [Fact]
    public void A_copy_that_went_out_later_begins_the_days_anew() => Held.Next(
        Lawful.Ask(facts => facts with { ThirdPartyCopyAsked = true, Notices = [facts.Notices![0] with { ThirdPartyCopyHandedOverOn = Lawful.Day("2026-03-06") }] }),
        "2026-03-16 09:00"); // the fifth working day after Friday the 6th is Friday the 13th

    [Theory]
    [InlineData("2026-03-03", "2026-03-10 10:00", "2026-03-11 09:00")] // Tuesday; 4, 5, 6, 9 and the fifth, 10
    [InlineData("2026-03-06", "2026-03-13 10:00", "2026-03-16 09:00")] // the fifth is a Friday
    [InlineData("2026-11-20", "2026-12-01 10:00", "2026-12-02 09:00")] // Thanksgiving and the day after are none
    [InlineData("2026-12-23", "2026-12-31 10:00", "2027-01-04 09:00")] // Christmas is none; the day after the fifth is New Year's Day
    [InlineData("2026-02-13", "2026-02-23 10:00", "2026-02-24 09:00")] // Washington's Birthday: the office is open, and no mail comes
    [InlineData("2028-02-24", "2028-03-02 10:00", "2028-03-03 09:00")] // leap day is the third
    public void On_the_fifth_working_day_it_is_too_early_and_on_the_day_after_it_is_not(string on, string fifth, string next)
    {
        var verdict = HandedOver(on, fifth);
        Held.By(verdict, "notice-age");
        Held.Next(verdict, next);
        Held.Lawful(HandedOver(on, next));
    }

    [Fact]
    public void A_day_that_is_closed_by_decision_is_no_working_day()
    {
        var closed = Lawful.Calendar with { ClosedDays = [Lawful.Day("2026-03-05")] };
        Held.By(Lawful.AskAt("2026-03-11 10:00", facts => facts with { Notices = [facts.Notices![0] with { HandedOverOn = Lawful.Day("2026-03-03") }] }, closed), "notice-age");
    }

    [Fact]
    public void A_notice_is_relied_on_for_sixty_days()
    {
        Held.Lawful(HandedOver("2026-01-10", "2026-03-11 10:00"));
        var old = HandedOver("2026-01-09", "2026-03-11 10:00");
        Held.By(old, "notice-lapsed");
        Held.Waits(old, "notice-lapsed");
    }

    [Fact]
    public void A_newer_notice_that_is_too_young_does_not_undo_one_that_is_old_enough() => Held.Lawful(
        Lawful.Ask(facts => facts with { Notices = [.. facts.Notices!, facts.Notices![0] with { NoticeId = "n-2", HandedOverOn = Lawful.Day("2026-03-10") }] }));

    [Fact]
    public void A_defective_notice_beside_a_proper_one_does_not_hold() => Held.Lawful(
        Lawful.Ask(facts => facts with { Notices = [facts.Notices![0] with { NoticeId = "n-0", HandedOverOn = null }, .. facts.Notices] }));

    [Fact]
    public void Debt_that_no_notice_names_is_no_ground()
    {
        var verdict = With(notice => notice with { ItemIds = ["bill-0"] });
        Held.By(verdict, "not-in-notice");
        Held.Waits(verdict, "not-in-notice");
    }

    [Fact]
    public void Debt_that_only_a_younger_notice_names_waits_until_that_one_is_old_enough() => Held.Next(
        Lawful.Ask(facts => facts with
        {
            Notices = [facts.Notices![0] with { ItemIds = ["bill-0"] }, facts.Notices[0] with { NoticeId = "n-2", HandedOverOn = Lawful.Day("2026-03-10") }],
        }),
        "2026-03-18 09:00");

    [Fact]
    public void Somebody_must_have_tried_twice_since_the_debt_fell_due()
    {
        ContactAttempt once = new(ContactWay.Call, Lawful.Now.AddDays(-3));
        Held.By(Attempts([once]), "contact-attempts");
        Held.By(Attempts(null), "contact-attempts");
        Held.By(Attempts([once, once with { At = Lawful.Now.AddDays(-40) }]), "contact-attempts"); // on the due date itself
        Held.By(Attempts([once, once with { At = Lawful.Now.AddMinutes(1) }]), "contact-attempts");
        Held.Lawful(Attempts([once, once with { At = Lawful.Now.AddDays(-39) }]));
    }

    private static Verdict Attempts(IReadOnlyList<ContactAttempt>? attempts) => Lawful.Ask(facts => facts with { ContactAttempts = attempts });
}
