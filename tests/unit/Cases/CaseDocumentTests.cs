using Serverless.Orchestrations.Cases;


namespace Serverless.Tests.Unit.Cases;

public class CaseDocumentTests
{
    private static readonly TimelineEntry Ordered = new("field-order-1", Sample.Now.AddHours(1), "Turn-on ordered", "field crew", Sample.Now.AddDays(1));

    [Fact]
    public void A_step_is_told_at_the_end_of_the_timeline()
    {
        var told = Sample.OpenedCase().With(Ordered);

        Assert.Equal(["received", "field-order-1"], told.Timeline.Select(entry => entry.Key));
        Assert.Equal(Ordered.At, told.UpdatedAt);
    }

    [Fact]
    public void A_step_told_before_leaves_the_case_itself()
    {
        var told = Sample.OpenedCase().With(Ordered);
        Assert.Same(told, told.With(Ordered with { At = Ordered.At.AddHours(5), Text = "again" }));
    }

    [Fact]
    public void What_merely_happened_awaits_nobody() => Assert.Null(Sample.OpenedCase().Awaited);

    [Fact]
    public void The_last_step_says_who_must_act_and_until_when() => Assert.Equal(Ordered, Sample.OpenedCase().With(Ordered).Awaited);

    [Fact]
    public void A_wait_ends_with_its_own_end_and_not_with_any_other_step()
    {
        var waiting = Sample.OpenedCase().With(Ordered).With(new("reminded", Sample.Now.AddDays(1), "Field crew reminded"));
        Assert.Equal([Ordered], waiting.OpenWaits);
        Assert.Empty(waiting.With(new($"{Ordered.Key}{CaseDocument.EndedSuffix}", Sample.Now.AddDays(1), "Field crew: Completed")).OpenWaits);
    }

    [Fact]
    public void The_customer_learns_that_something_is_under_review_and_not_what_nor_by_whom()
    {
        var asked = Sample.OpenedCase().With(new("approval-req-1-deposit-waiver", Sample.Now, "Approval asked: DepositWaiver", "staff", Sample.Now.AddDays(5), "Under review"))
            .With(new("approval-req-1-deposit-waiver-Escalation", Sample.Now.AddDays(2), "Escalated: DepositWaiver"));
        var seen = asked.SeenByCustomer();
        Assert.Equal([("Under review", "utility")], seen.OpenWaits.Select(wait => (wait.Text, wait.AwaitedFrom!)));
        Assert.DoesNotContain(seen.Timeline, step => step.Text.Contains("Waiver", StringComparison.Ordinal));
        Assert.Empty(asked.With(new("approval-req-1-deposit-waiver-ended", Sample.Now.AddDays(3), "Decided: DepositWaiver: Deny", ForCustomer: "Review ended")).SeenByCustomer().OpenWaits);
    }

    [Fact]
    public void An_entry_is_the_staffs_own_unless_it_is_told_to_the_customer()
    {
        var noted = Sample.OpenedCase().With(new("fraud-suspected", Sample.Now, "Fraud suspected")).With(new TimelineEntry("ordered", Sample.Now, "Crew ordered").ToldToCustomer());
        Assert.Equal(["received", "ordered"], noted.SeenByCustomer().Timeline.Select(entry => entry.Key));
    }

    [Fact]
    public void Every_reason_has_words_for_the_customer_that_are_not_its_code()
    {
        var reasons = typeof(CaseReasons).GetFields().Where(field => field.IsLiteral && field.IsPublic).Select(field => (string)field.GetRawConstantValue()!).ToList();
        Assert.NotEmpty(reasons);
        Assert.All(reasons, reason => Assert.True(CaseReasons.HasWords(reason), $"{reason} has no words."));
        Assert.All(reasons, reason => Assert.DoesNotContain(reason, CaseReasons.WordsFor(reason), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_case_that_needs_a_person_awaits_the_specialist()
    {
        var handed = Sample.OpenedCase().With(new("needs-person", Sample.Now, "Needs a specialist", "specialist")) with { Status = CaseStatus.NeedsPerson };
        Assert.Equal("specialist", handed.Awaited?.AwaitedFrom);
    }

    [Theory]
    [InlineData(CaseStatus.Completed)]
    [InlineData(CaseStatus.Refused)]
    public void A_case_that_has_ended_awaits_nobody(CaseStatus status) =>
        Assert.Null((Sample.OpenedCase().With(Ordered) with { Status = status }).Awaited);
}
