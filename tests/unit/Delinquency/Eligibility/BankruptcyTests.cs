using Serverless.Orchestrations.Delinquency;

namespace Serverless.Tests.Unit.Delinquency;

/// <summary>What a bankruptcy holds. The sample's debt is from December 6, 2025 on.</summary>
public class BankruptcyTests
{
    /// <summary>A chapter 7 case of before the sample's debt, its window long over.</summary>
    private static readonly BankruptcyCase Old = new("26-1", 7, Lawful.Day("2025-10-01"), Lawful.Day("2025-10-01"), Assurance.NotFurnished, null);

    private static Verdict With(BankruptcyCase found, string shown = "2026-03-11 10:00", DateOnly? servedFrom = null) => Lawful.AskAt(shown, facts => facts with
    {
        Bankruptcies = [found],
        OpenItems = [facts.OpenItems![0] with { ServedFrom = servedFrom ?? facts.OpenItems[0].ServedFrom }],
    });

    /// <summary>The debt is from the day of the order for relief on, so that only the window holds.</summary>
    private static Verdict Within(int chapter, string petition, string order, string shown) =>
        With(Old with { Chapter = chapter, Petition = Lawful.Day(petition), OrderForRelief = Lawful.Day(order) }, shown, Lawful.Day(order));

    [Fact]
    public void Debt_from_after_the_order_for_relief_is_a_ground() => Held.Lawful(With(Old));

    [Theory]
    [InlineData("2025-12-06", false)] // the sample's debt begins on this day
    [InlineData("2025-12-07", true)]
    public void Debt_from_before_the_order_for_relief_is_none(string order, bool isHeld) => Held.By(
        With(Old with { OrderForRelief = Lawful.Day(order) }), isHeld ? ["under-minimum", "bankruptcy-stay"] : []);

    [Fact]
    public void The_order_decides_not_the_petition() => Held.Lawful(With(Old with { Petition = Lawful.Day("2025-11-01"), OrderForRelief = Lawful.Day("2025-12-06") }));

    [Fact]
    public void Debt_of_a_time_that_is_not_known_is_none() => Held.By(
        Lawful.Ask(facts => facts with { Bankruptcies = [Old], OpenItems = [facts.OpenItems![0] with { ServedFrom = null }] }), "under-minimum", "bankruptcy-stay");

    [Fact]
    public void Discharged_debt_never_is_and_after_a_dismissal_it_is_owed_again()
    {
        var late = Old with { OrderForRelief = Lawful.Day("2026-01-05") };
        Held.By(With(late with { End = new(Lawful.Day("2026-03-01"), IsDischarge: true) }), "under-minimum", "bankruptcy-stay");
        Held.Lawful(With(late with { End = new(Lawful.Day("2026-03-11"), IsDischarge: false) }));
        Held.By(With(late with { End = new(Lawful.Day("2026-03-12"), IsDischarge: false) }), "under-minimum", "bankruptcy-stay");
    }

    [Theory]
    [InlineData("2026-02-19", "2026-03-11 10:00", true)] // the twentieth day is today
    [InlineData("2026-02-18", "2026-03-11 10:00", false)]
    [InlineData("2028-02-09", "2028-02-29 10:00", true)] // the twentieth day is leap day
    public void The_debtor_has_through_the_twentieth_day_from_the_order(string order, string shown, bool isHeld) =>
        Held.By(Within(7, order, order, shown), isHeld ? ["bankruptcy-window"] : []);

    [Theory]
    [InlineData("2026-02-09", true)] // the thirtieth day is today
    [InlineData("2026-02-08", false)]
    public void In_chapter_11_it_is_through_the_thirtieth_day_from_the_petition(string petition, bool isHeld) =>
        Held.By(Within(11, petition, petition, "2026-03-11 10:00"), isHeld ? ["bankruptcy-window"] : []);

    [Fact]
    public void In_chapter_11_the_later_of_the_two_days_counts() => Held.By(Within(11, "2026-02-01", "2026-02-19", "2026-03-11 10:00"), "bankruptcy-window");

    [Fact]
    public void A_last_day_on_which_the_offices_are_closed_moves_to_the_next_open_one()
    {
        // The twentieth day is Saturday, March 7, so the debtor has all of Monday.
        var verdict = Within(7, "2026-02-15", "2026-02-15", "2026-03-09 10:00");
        Held.By(verdict, "bankruptcy-window");
        Held.Next(verdict, "2026-03-10 09:00");
        Held.Lawful(Within(7, "2026-02-15", "2026-02-15", "2026-03-10 10:00"));
    }

    [Fact]
    public void Before_the_order_for_relief_everything_waits()
    {
        var verdict = With(Old with { OrderForRelief = null });
        Held.By(verdict, "bankruptcy-window", "bankruptcy-stay", "under-minimum");
        Held.Waits(verdict, "bankruptcy-window");
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(Assurance.Offered, true)]
    [InlineData(Assurance.BeforeCourt, true)]
    [InlineData(Assurance.Furnished, false)]
    [InlineData(Assurance.NotFurnished, false)]
    public void While_it_is_open_whether_assurance_is_adequate_nobody_is_cut(Assurance? assurance, bool isHeld) => Held.By(With(Old with { Assurance = assurance }), isHeld ? ["bankruptcy-assurance"] : []);

    [Fact]
    public void Bankruptcies_that_are_not_known_hold() => Held.By(
        Lawful.Ask(facts => facts with { Bankruptcies = null }), "bankruptcy-window", "bankruptcy-assurance", "bankruptcy-stay");
}
