using System.Text.Json;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Outages;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Premises;
using Serverless.Orchestrations.ResidentialStart;

namespace Serverless.Tests.Unit.Documents;

/// <summary>Queries find documents by these names, and documents of years ago must still be read: they may not change.</summary>
public class StoredDocumentTests
{
    private static readonly Posted Posted =
        (Posted)PostPayment.Decide(Sample.Account(AccountStatus.Active, (Receivable.Water, 30m)), Sample.Payment(), Sample.Order, Sample.Now);

    private static readonly PremiseDocument Premise = new()
    {
        Id = PremiseDocument.DocumentId,
        PremiseId = "P-1",
        ParcelId = "11-22",
        CivicAddress = new("100 Main St", "Apt", "2", "Tallahassee", "FL", "32301"),
        PostalAddress = new("PO Box 9", null, null, "Tallahassee", "FL", "32302"),
        ServiceAddress = new("100 Main St", "Apt", "2", "Tallahassee", "FL", "32301"),
        FeederId = "F-07",
        TransformerId = "T-70",
        Buildings = [new("B-1", [new("U-2", "Apt", "2", [new("SP-1-E", UtilityService.Electric, "M-1"), new("SP-1-SW", UtilityService.SolidWaste, null)])])],
        CreatedAt = Sample.Now,
        UpdatedAt = Sample.Now,
        CauseId = "migration",
    };

    private static readonly OutagePointerDocument Pointer = new()
    {
        Id = OutagePointerDocument.IdFor("P-1", "SP-1-E"),
        Partition = OutagePointerDocument.PartitionFor(OutagePointerDocument.IdFor("P-1", "SP-1-E")),
        OutageFeederId = "F-07",
        CreatedAt = Sample.Now,
        UpdatedAt = Sample.Now,
        CauseId = "ivr-1",
    };

    public static TheoryData<string, Document> Documents => new()
    {
        { "account", Sample.Account(AccountStatus.Active, (Receivable.FireFee, 12.25m)) with { UnappliedCredit = 0.75m } },
        { "ledgerEntry", Posted.Entry },
        { "suspense", ((Suspended)PostPayment.Decide(null, Sample.Payment(), Sample.Order, Sample.Now)).Entry },
        { "outbox", Posted.Event },
        { "case", Sample.OpenedCase().With(new("field-order-1", Sample.Now, "Turn-on ordered", "field crew", Sample.Now.AddDays(1))) },
        { "caseTask", new NewTask("needs-person", "Decide") { CaseEnds = [CaseStatus.Refused] }.In(Sample.Case, Sample.Now) },
        { "hold", new NewHold { HoldId = "dispute-1", Process = HeldProcess.Collections, Receivable = Receivable.Electric, Amount = 12.25m, From = new(2026, 3, 2), Why = "Disputed" }.In(Sample.Case, "specialist.one@utility.example", Sample.Now) },
        { "fieldOrder", RecordFieldResult.Decide(Sample.FieldOrder(), Sample.FieldResult(), Sample.Now)! },
        { "serviceAgreement", ActivateService.Decide(new(Sample.Start, "fo-1-on1", Sample.Details().StartDate), Sample.Account(), Sample.Now).Agreements[0] },
        { "outage", RecordOutage.Decide(null, "F-07", [Sample.Report() with { Comment = "dark" }], Sample.Now)! },
        { "outagePointer", Pointer },
        { "premise", Premise },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_names_its_type_and_version(string type, Document document)
    {
        var stored = Stored(document);
        Assert.Equal((type, 1), (stored.GetProperty("type").GetString(), stored.GetProperty("schemaVersion").GetInt32()));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_says_when_and_by_what_it_came(string type, Document document)
    {
        var stored = Stored(document);
        Assert.All(["id", "createdAt", "updatedAt", "causeId"], name => Assert.False(string.IsNullOrEmpty(stored.GetProperty(name).GetString()), $"{type}.{name}"));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_read_back_and_stored_again_is_the_same(string type, Document document)
    {
        var stored = Stored(document);
        var readBack = (Document)stored.Deserialize(document.GetType(), DocumentJson.Options)!;
        Assert.True(JsonElement.DeepEquals(stored, Stored(readBack)), type);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_lies_in_its_containers_partition(string type, Document document)
    {
        var key = type switch { "outage" or "outagePointer" => "feederId", "premise" => "premiseId", _ => "accountId" };
        Assert.False(string.IsNullOrEmpty(Stored(document).GetProperty(key).GetString()), type);
    }

    [Fact]
    public void What_is_absent_is_not_stored()
    {
        var stored = Stored(Sample.Account() with { RequestId = null, ETag = null });
        Assert.False(stored.TryGetProperty("requestId", out _) || stored.TryGetProperty("_etag", out _));
    }

    [Fact]
    public void A_posted_and_a_suspended_payment_are_both_found_as_recorded()
    {
        var posted = Stored(Posted.Entry).Deserialize<RecordedPayment>(DocumentJson.Options)!;
        var suspended = Stored(((Suspended)PostPayment.Decide(null, Sample.Payment(), Sample.Order, Sample.Now)).Entry).Deserialize<RecordedPayment>(DocumentJson.Options)!;

        Assert.Equal(("ledgerEntry", 25.10m, null), (posted.Type, posted.Amount, posted.Reason));
        Assert.Equal(("suspense", 25.10m, SuspenseReason.UnknownAccount), (suspended.Type, suspended.Amount, suspended.Reason));
    }

    private static JsonElement Stored(Document document) => JsonSerializer.SerializeToElement(document, document.GetType(), DocumentJson.Options);
}
