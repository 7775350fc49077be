using Serverless.Orchestrations.ServiceRequests;

namespace Serverless.Tests.Unit.ServiceRequests;

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
    public void The_next_step_ends_the_wait() =>
        Assert.Null(Sample.OpenedCase().With(Ordered).With(new("activated", Sample.Now.AddDays(1), "Service started")).Awaited);

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
