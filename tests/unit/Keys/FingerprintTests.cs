using FsCheck.Fluent;
using Serverless.Orchestrations.Keys;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;
using Serverless.Tests.Unit.NewConnection;

namespace Serverless.Tests.Unit.Keys;

/// <summary>What makes two things sent under one key the same, and how they are told apart.</summary>
public class FingerprintTests
{
    /// <summary>Every field of a payment with a change to it; the payment's own value is not among them.</summary>
    private static readonly (string Field, Func<PaymentReceived, PaymentReceived> Change)[] Changes =
    [
        ("accountId", payment => payment with { AccountId = "1000000002" }),
        ("amount", payment => payment with { Amount = payment.Amount + 0.01m }),
        ("channel", payment => payment with { Channel = PaymentChannel.Lockbox }),
        ("externalId", payment => payment with { ExternalId = "W-992" }),
        ("purpose", payment => payment with { Purpose = PaymentPurpose.Deposit }),
    ];

    private static readonly Func<PaymentReceived, PaymentReceived>[] Stampings =
    [
        payment => payment with { ReceivedAt = payment.ReceivedAt.AddHours(1) },
        payment => payment with { MethodToken = "tok-2" },
        payment => payment with { Amount = payment.Amount * 1.000m },
    ];

    [Fact]
    public void Exactly_the_fields_that_differ_are_named_whatever_a_sender_stamps_anew() => Property.Holds(
        from changed in Gen.SubListOf(Changes)
        from stamped in Gen.SubListOf(Stampings)
        select (changed, stamped),
        drawn =>
        {
            var other = drawn.stamped.Aggregate(drawn.changed.Aggregate(Sample.Payment(), (payment, change) => change.Change(payment)), (payment, stamp) => stamp(payment));
            Assert.Equal(drawn.changed.Select(change => change.Field).Order(StringComparer.Ordinal), Differences(Sample.Payment().Claim(), other.Claim()));
        });

    [Fact]
    public void A_request_differs_by_its_applicant_or_its_premise_and_not_by_when_it_was_sent()
    {
        var (request, details) = (Sample.Request(), Sample.Details());
        Assert.Empty(Differences(request.Claim(), (request with { SubmittedAt = Sample.Now.AddDays(1) }).Claim()));
        Assert.Equal(
            ["residentialStart.applicant.legalName", "residentialStart.premiseId"],
            Differences(request.Claim(), (request with { ResidentialStart = details with { PremiseId = "P-2", Applicant = details.Applicant with { LegalName = "Bo Lopez" } } }).Claim()));
    }

    [Fact]
    public void Every_term_of_an_offer_counts()
    {
        var (bond, other) = (Connection.Bond(), Connection.Bond() with { Amount = 6000m, ExpiresOn = null, Issuer = "Bay Surety" });
        Assert.Empty(Differences(bond.Claim(), Connection.Bond().Claim()));
        Assert.Equal(["amount", "expiresOn", "issuer"], Differences(bond.Claim(), other.Claim()));
    }

    [Fact]
    public void A_field_a_contract_gains_later_does_not_make_what_was_recorded_before_differ() =>
        Assert.Equal(Fingerprint.Of(new { Amount = 1m }, []), Fingerprint.Of(new { Amount = 1m, Note = (string?)null, IsUrgent = false, Parts = Array.Empty<string>() }, []));

    [Fact]
    public void Neither_a_claim_nor_a_conflict_repeats_what_was_sent()
    {
        var claim = Sample.Request().Claim();
        var differing = Fingerprint.Differences(claim.Fingerprint, new Dictionary<string, string>());
        Assert.DoesNotContain(claim.Fingerprint.Values, value => value.Contains("Lopez", StringComparison.Ordinal));
        Assert.StartsWith("requestId: was used before for something else, which differs in residentialStart.applicant.", new KeyConflict(KeyKind.Request, differing).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(KeyKind.Payment, "paymentId")]
    [InlineData(KeyKind.Result, "resultId")]
    public void The_key_is_named_as_in_its_contract(KeyKind kind, string field) => Assert.Equal(field, KeyClaim.FieldOf(kind));

    private static IReadOnlyList<string> Differences(KeyClaim one, KeyClaim other) => Fingerprint.Differences(one.Fingerprint, other.Fingerprint);
}
