using Serverless.Orchestrations.NewConnection;

namespace Serverless.Tests.Unit.NewConnection;

/// <summary>A paper secures one thing at a time.</summary>
public sealed class RegisteredInstrumentTests
{
    private static readonly RegisteredInstrumentDocument Free = new()
    {
        Id = RegisteredInstrumentDocument.DocumentId,
        Key = "BOND-777-0",
        CreatedAt = Sample.Now,
        UpdatedAt = Sample.Now,
        CauseId = "offer-0",
    };

    [Fact]
    public void What_secures_one_request_secures_no_other_and_is_no_blanket()
    {
        var taken = Free.With("req-1", "offer-1", Sample.Now)!;
        Assert.Null(taken.With("req-2", "offer-2", Sample.Now));
        Assert.Null(taken.With(RegisteredInstrumentDocument.AsBlanket, "blanket", Sample.Now));
        Assert.Null(Free.With(RegisteredInstrumentDocument.AsBlanket, "blanket", Sample.Now)!.With("req-1", "offer-1", Sample.Now));
    }

    [Fact]
    public void Offered_again_for_the_same_request_it_is_held_by_both_offers_until_both_are_over()
    {
        var twice = Free.With("req-1", "offer-1", Sample.Now)!.With("req-1", "offer-2", Sample.Now)!;
        Assert.Same(twice, twice.With("req-1", "offer-2", Sample.Now));
        var once = twice.Without("req-1", offer => offer == "offer-1", Sample.Now);
        Assert.Equal(("req-1", "offer-2"), (once.Secures, Assert.Single(once.Offers)));
        Assert.NotNull(once.Without("req-1", _ => true, Sample.Now).With("req-2", "offer-3", Sample.Now));
    }

    [Fact]
    public void Nobody_gives_up_what_is_anothers()
    {
        var taken = Free.With("req-1", "offer-1", Sample.Now)!;
        Assert.Same(taken, taken.Without("req-2", _ => true, Sample.Now));
        Assert.Same(taken, taken.Without("req-1", _ => false, Sample.Now));
    }
}
