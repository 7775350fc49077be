using Serverless.Orchestrations.FieldVisits;

namespace Serverless.Tests.Unit.FieldVisits;

/// <summary>Staff read who came and what they wrote; the customer reads what came of it, in words.</summary>
public class CrewVisitTests
{
    private static readonly CrewVisit Visit = new(Sample.Case, "order-1", "wait", "Crew at Electric-Suite-101", "Crew at the electric meter of Suite 101");

    [Fact]
    public void Staff_read_the_crew_and_its_note() => Assert.Equal(
        "Crew at Electric-Suite-101: the work is done (crew crew-4). They write: Dog in the yard", Visit.ForStaff(Sample.FieldResult() with { Note = "Dog in the yard" }));

    [Fact]
    public void Without_a_note_nothing_is_said_of_one() => Assert.Equal("Crew at Electric-Suite-101: the work is done (crew crew-4)", Visit.ForStaff(Sample.FieldResult()));

    [Fact]
    public void A_customer_reads_neither() => Assert.Equal(
        "Crew at the electric meter of Suite 101: the work is done", Visit.ForCustomer(Sample.FieldResult() with { Note = "Dog in the yard" }));
}
