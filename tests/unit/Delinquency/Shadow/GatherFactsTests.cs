using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.BankFiles;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Delinquency;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;
using Serverless.Tests.Unit.Billing;

namespace Serverless.Tests.Unit.Delinquency;

/// <summary>What our documents say of an account, and what they leave unknown.</summary>
public class GatherFactsTests
{
    private static readonly Life Billed = new Life().Bill(PostBillTests.Issued((Receivable.Electric, 80m), (Receivable.Water, 20m)));

    private static readonly CutControlsDocument NoControls = new() { Id = CutControlsDocument.DocumentId, CreatedAt = Sample.Now, UpdatedAt = Sample.Now, CauseId = "x" };

    private static DisconnectionFacts Of(Func<AccountPapers, AccountPapers> change) => GatherFacts.Of(
        change(new(Billed.Account, [Agreement(UtilityService.Electric)], [.. Billed.Bills.Values], [], [], null, null, [], ProtectionsDocument.None(Sample.AccountId, Sample.Now), NoControls, Sample.Now)), UtilityService.Electric);

    private static ServiceAgreementDocument Agreement(UtilityService service, DateOnly? ended = null) => new()
    {
        Id = ServiceAgreementDocument.IdFor(service),
        AccountId = Sample.AccountId,
        Service = service,
        PremiseId = "P-1",
        StartDate = new(2024, 1, 1),
        EndDate = ended,
        CreatedAt = Sample.Now,
        UpdatedAt = Sample.Now,
        CauseId = "migration",
    };

    [Fact]
    public void Each_open_item_has_the_days_of_its_bill_and_is_the_customers()
    {
        var content = PostBillTests.Content();
        var item = Of(papers => papers).OpenItems![0];
        Assert.Equal((Receivable.Electric, 80m, content.MailedOn, content.ServiceFrom), (item.Receivable, item.Amount, item.MailedOn!.Value, item.ServedFrom!.Value));
        Assert.Equal((Billed.Account.Customer.IdentityToken, CustomerClass.Residential), (item.IncurredBy, item.ClassOfService));
    }

    [Fact]
    public void An_item_whose_bill_is_not_there_was_mailed_nobody_knows_when() => Assert.All(Of(papers => papers with { Bills = [] }).OpenItems!, item => Assert.Null(item.MailedOn));

    [Fact]
    public void A_service_is_on_from_the_start_to_the_end_of_its_agreement()
    {
        var today = BusinessCalendar.DateOf(Sample.Now);
        var services = Of(papers => papers with { Agreements = [Agreement(UtilityService.Electric, today), Agreement(UtilityService.Water, today.AddDays(1))] }).Services!;
        Assert.Equal([(UtilityService.Electric, false), (UtilityService.Water, true)], services.Select(service => (service.Service, service.IsOn)));
    }

    [Fact]
    public void Money_in_suspense_is_on_its_way_since_it_was_tendered()
    {
        var tender = Assert.Single(Of(papers => papers with { Suspense = [Suspended()] }).TendersInFlight!);
        Assert.Equal(("pay-9", 30m, Sample.Now.AddDays(-2)), (tender.TenderId, tender.Amount, tender.At));
    }

    [Fact]
    public void Money_that_the_bank_took_back_or_that_found_its_place_is_not_on_its_way() =>
        Assert.Empty(Of(papers => papers with { Suspense = [.. new[] { SuspenseStatus.Returned, SuspenseStatus.Placed, SuspenseStatus.Dismissed }.Select(status => Suspended() with { Status = status })] }).TendersInFlight!);

    [Fact]
    public void What_is_recorded_to_protect_the_customer_holds_and_what_is_not_recorded_is_not_there()
    {
        string[] protecting = ["pledge", "dispute-hearing", "medical-review", "deceased", "essential-facility", "kill-switch", "storm"];
        var none = Eligibility.Of(Of(papers => papers), Lawful.Policy, Lawful.Calendar, Sample.Now);
        Assert.Empty(protecting.Intersect(none.Findings.Select(finding => finding.Rule)));
        var today = BusinessCalendar.DateOf(Sample.Now);
        var facts = Of(papers => papers with
        {
            Protections = papers.Protections with
            {
                Pledges = [new("p1", "Catholic Charities", 500m, today.AddDays(10))],
                Disputes = [new("d1", null, 10m, HearingOfferedAt: null, ClosedOn: null)],
                Certificates = [new("c1", today, CertificateReview.Open, null, null, null, CallReachedCustomer: false, null)],
                IsDeceased = true,
                IsEssentialFacility = true,
            },
            Controls = NoControls with
            {
                KillSwitch = new(IsOn: true, "supervisor.one@utility.example", "Wrong cuts"),
                Suspensions = new Dictionary<string, StormSuspension> { ["s1"] = new(null, Sample.Now.AddDays(-1), null) },
            },
        });
        Assert.Empty(protecting.Except(Eligibility.Of(facts, Lawful.Policy, Lawful.Calendar, Sample.Now).Findings.Select(finding => finding.Rule)));
    }

    [Theory]
    [InlineData(null, ChannelState.Healthy)]
    [InlineData(ChannelTrouble.Late, ChannelState.Late)]
    [InlineData(ChannelTrouble.Doubled, ChannelState.Doubled)]
    [InlineData(ChannelTrouble.Implausible, ChannelState.Implausible)]
    public void A_channel_whose_files_are_doubtful_holds_its_payers(ChannelTrouble? trouble, ChannelState state)
    {
        var channel = GatherFacts.Of(
            new ChannelHealthDocument { Id = "channel-Lockbox", AccountId = ChannelHealthDocument.Partition, Channel = "Lockbox", Trouble = trouble, Since = Sample.Now, CreatedAt = Sample.Now, UpdatedAt = Sample.Now, CauseId = "x" },
            Sample.Now);
        Assert.Equal(new ChannelHealth("Lockbox", state, Sample.Now), channel);
        var verdict = Eligibility.Of(Of(papers => papers with { Channels = [channel] }), Lawful.Policy, Lawful.Calendar, Sample.Now);
        Assert.Equal(trouble is not null, verdict.Findings.Any(finding => finding.Rule == "channel-health"));
    }

    [Fact]
    public void What_we_keep_no_papers_of_holds()
    {
        var facts = Of(papers => papers);
        var verdict = Eligibility.Of(facts, Lawful.Policy, Lawful.Calendar, Sample.Now);
        string[] unknown = ["notice-missing", "contact-attempts", "arrangement", "forecast"];
        Assert.Empty(unknown.Except(verdict.Findings.Select(finding => finding.Rule)));
        Assert.Null(verdict.NextLawfulMinute);
    }

    private static SuspenseDocument Suspended() => new()
    {
        Id = "payment-pay-9",
        AccountId = Sample.AccountId,
        Payment = new("pay-9", PaymentChannel.Lockbox, PaymentTender.Check, PaymentPurpose.Bill, "L-1", Sample.Now.AddDays(-2)),
        Amount = 30m,
        Reason = SuspenseReason.SuspectedDuplicate,
        CreatedAt = Sample.Now,
        UpdatedAt = Sample.Now,
        CauseId = "pay-9",
    };
}
