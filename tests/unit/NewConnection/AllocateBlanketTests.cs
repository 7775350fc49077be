using FsCheck;
using FsCheck.Fluent;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.Tests.Unit.NewConnection;

/// <summary>What a blanket instrument secures is never more than its face, and nothing of it is lost.</summary>
public class AllocateBlanketTests
{
    private const string Holder = "Alpha Foods Inc";

    private static readonly BlanketDocument Blanket = new()
    {
        Id = BlanketDocument.DocumentId,
        AccountId = BlanketDocument.PartitionOf(InstrumentId.Of(Connection.Blanket())),
        Offer = Connection.Blanket(),
        RenewalDates = [],
        PolicyFrom = Connection.Security.EffectiveFrom,
        EnteredBy = "senior.one@utility.example",
        ApprovalsNeeded = 1,
        Approvals = [new("manager.one@utility.example", "Seen", Sample.Now)],
        Parts = new Dictionary<string, BlanketPart> { ["offer-0"] = new("req-0", 7000m) },
        CreatedAt = Sample.Now,
        UpdatedAt = Sample.Now,
        CauseId = "desk",
    };

    /// <summary>An offer, or the release of some of the offers of its request.</summary>
    private static readonly Gen<(SecurityOffered Offer, int? Released)> Steps =
        from offer in Gen.Choose(0, 5)
        from thousands in Gen.Choose(1, 12)
        from released in Gen.Frequency((2, Gen.Constant<int?>(null)), (1, Gen.Choose(0, 5).Select(number => (int?)number)))
        select (Part($"offer-{offer}", $"req-{offer / 2}", thousands * 1000m), released);

    [Fact]
    public void Before_it_is_approved_it_secures_nothing() =>
        Assert.Null(AllocateBlanket.Decide(Blanket with { Approvals = [] }, Part("offer-1", "req-1", 1m), Holder, Sample.Now));

    [Fact]
    public void A_part_is_its_offers_once_and_the_holders_alone()
    {
        var allocated = AllocateBlanket.Decide(Blanket, Part("offer-1", "req-1", 3000m), Holder, Sample.Now)!;
        Assert.Equal(0m, allocated.Free);
        Assert.Equal(0m, AllocateBlanket.Decide(allocated, Part("offer-1", "req-1", 3000m), Holder, Sample.Now)!.Free);
        Assert.Null(AllocateBlanket.Decide(Blanket, Part("offer-1", "req-1", 3000.01m), Holder, Sample.Now));
        Assert.Null(AllocateBlanket.Decide(Blanket, Part("offer-1", "req-1", 1m), "Beta Inc", Sample.Now));
    }

    [Fact]
    public void Of_a_requests_offers_the_largest_counts_until_they_are_decided()
    {
        var both = AllocateBlanket.Decide(AllocateBlanket.Decide(Blanket, Part("offer-1", "req-1", 3000m), Holder, Sample.Now)!, Part("offer-2", "req-1", 1000m), Holder, Sample.Now)!;
        Assert.Equal(0m, both.Free);
        Assert.Equal(2000m, AllocateBlanket.Release(both, "req-1", offer => offer == "offer-1", Sample.Now)!.Free);
        Assert.Equal(0m, AllocateBlanket.Release(both, "req-1", offer => offer == "offer-2", Sample.Now)!.Free);
    }

    [Fact]
    public void Releasing_leaves_others_alone_and_twice_is_once()
    {
        Assert.Null(AllocateBlanket.Release(Blanket, "req-1", _ => true, Sample.Now));
        var freed = AllocateBlanket.Release(Blanket, "req-0", _ => true, Sample.Now)!;
        Assert.Equal(Blanket.Offer.Amount, freed.Free);
        Assert.Null(AllocateBlanket.Release(freed, "req-0", _ => true, Sample.Now));
    }

    [Fact]
    public void Whatever_is_allocated_and_released_the_face_is_never_exceeded_and_all_of_it_comes_back() => Property.Holds(Steps.ListOf(), steps =>
    {
        var blanket = Blanket;
        foreach (var (offer, released) in steps)
        {
            blanket = (released is { } number
                ? AllocateBlanket.Release(blanket, offer.RequestId, id => id == $"offer-{number}", Sample.Now)
                : AllocateBlanket.Decide(blanket, offer, Holder, Sample.Now)) ?? blanket;
            Assert.InRange(blanket.Free, 0m, blanket.Offer.Amount);
        }
        foreach (var request in blanket.Allocations.Keys) blanket = AllocateBlanket.Release(blanket, request, _ => true, Sample.Now)!;
        Assert.Equal(blanket.Offer.Amount, blanket.Free);
    });

    private static SecurityOffered Part(string offerId, string requestId, decimal amount) =>
        Connection.Bond() with { OfferId = offerId, RequestId = requestId, Form = SecurityForm.BlanketAllocation, InstrumentNumber = "BL-1", Amount = amount };
}
