using System.Net.Http.Json;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Partners;

namespace Serverless.Tests.Flows.NewConnection;

/// <summary>Whatever a partner does wrong, for however long: a request connects once, or somebody is told to see to it.</summary>
public sealed class PartnerFaultTests
{
    private static readonly string[] Partners = ["identity", "credit-bureau", "address-authority", "permit-office", "field-crews"];
    private static readonly string[] Meters = ["Electric-Suite-101", "Electric-Suite-102"];

    public static IEnumerable<object[]> EveryFaultOfEveryPartner =>
        Partners.SelectMany(partner => Enum.GetValues<PartnerFault>().Select(fault => new object[] { partner, fault }));

    /// <summary>Each fault once and each partner at least once; the long tests have every one of every one.</summary>
    public static IEnumerable<object[]> EachFaultOnce =>
        Enum.GetValues<PartnerFault>().Select((fault, number) => new object[] { Partners[number % Partners.Length], fault });

    [Theory]
    [MemberData(nameof(EachFaultOnce))]
    public Task A_partner_at_fault_all_the_time_is_waited_for_or_a_person_is_asked_and_the_request_connects_once(string partner, PartnerFault fault) =>
        ConnectOnceAsync(partner, fault);

    /// <summary>Runs a request whose partner is at fault from beginning to end, and sees it connected once.</summary>
    internal static async Task ConnectOnceAsync(string partner, PartnerFault fault)
    {
        await using var platform = await StartAsync(partners => partners.Faults[partner].Always = [fault]);
        var flow = await ConnectionFlow.FiledAsync(platform);
        await flow.OfferAsync(ConnectionFlow.Bond());
        await AdvanceUntilConnectedAsync(flow, days: 3);
        if (!await IsConnectedAsync(flow))
        {
            Assert.NotEmpty((await flow.CaseAsync()).OpenWaits);
            platform.Partners.Faults[partner].Clear();
            await AgreeToEverythingAsync(flow);
            // An office that has said nothing, or nothing that could be read, is called up.
            foreach (var meter in Meters) await platform.Partners.Permits.ReleaseAsync(ConnectionFlow.RequestId, meter);
            await AdvanceUntilConnectedAsync(flow, days: 6);
        }
        await AssertConnectedOnceAsync(flow);
    }

    [Fact]
    public async Task A_bureau_that_answers_differently_when_its_first_answer_was_lost_is_believed_once()
    {
        await using var platform = await StartAsync(partners =>
        {
            partners.Credit.Report = _ => CreditBureau.Good;
            partners.Credit.Faults.Always = [PartnerFault.Contradicting];
            partners.Credit.Faults.Add(PartnerFault.LostAnswer);
        });
        var flow = await ConnectionFlow.FiledAsync(platform);
        await flow.OfferAsync(ConnectionFlow.Bond());
        await platform.AdvanceAsync(TimeSpan.FromHours(9));
        Assert.Null(await flow.ApprovalAsync("deposit-waiver"));
        Assert.Equal(DepositBasis.ThinFile, Assert.Single(await flow.AllAsync<ConnectionDocument>(ConnectionDocument.TypeName)).Assessment!.Basis);
        await AssertConnectedOnceAsync(flow);
    }

    [Fact]
    public async Task An_authority_that_names_another_parcel_and_then_other_units_is_a_persons_until_it_is_settled()
    {
        await using var platform = await StartAsync(partners => partners.Addresses.Faults.Add(PartnerFault.Contradicting, times: 2));
        var flow = await ConnectionFlow.FiledAsync(platform);
        await flow.OfferAsync(ConnectionFlow.Bond());
        await flow.DecideAsync("address-1", "Ask again");
        await flow.DecideAsync("address-2", "Ask again");
        Assert.Equal(
            ["The authority placed it on another parcel.", "The units placed are not the units asked for."],
            [(await flow.ApprovalAsync("address-1"))!.Request.Why, (await flow.ApprovalAsync("address-2"))!.Request.Why]);
        await platform.AdvanceAsync(TimeSpan.FromHours(7));
        await AssertConnectedOnceAsync(flow);
    }

    [Fact]
    public async Task An_office_that_gives_another_permit_for_a_meter_and_one_for_none_changes_nothing()
    {
        await using var platform = await StartAsync(partners => partners.Permits.Faults.Always = [PartnerFault.Contradicting]);
        var flow = await ConnectionFlow.FiledAsync(platform);
        await flow.OfferAsync(ConnectionFlow.Bond());
        await platform.AdvanceAsync(TimeSpan.FromHours(7));
        var releases = await flow.AllAsync<MeterReleaseDocument>(MeterReleaseDocument.TypeName);
        Assert.Equal([.. Meters, PermitOffice.UnaskedMeter], releases.Select(release => release.Meter).Order());
        Assert.All(releases, release => Assert.Equal("TEB-nc-1", release.PermitNumber));
        Assert.DoesNotContain(flow.Orders(FieldOrderKind.MeterSet), order => order.MeterPoint == PermitOffice.UnaskedMeter);
        await AssertConnectedOnceAsync(flow);
    }

    [Fact]
    public async Task Crews_that_report_a_meter_set_and_then_not_set_have_set_it()
    {
        await using var platform = await StartAsync(partners => partners.Crews.Faults.Always = [PartnerFault.Contradicting]);
        var flow = await ConnectionFlow.FiledAsync(platform);
        await flow.OfferAsync(ConnectionFlow.Bond());
        await platform.AdvanceAsync(TimeSpan.FromHours(7));
        Assert.Equal(2, flow.Orders(FieldOrderKind.MeterSet).Count());
        await AssertConnectedOnceAsync(flow);
    }

    [Fact]
    public async Task What_cannot_be_read_is_a_dead_letter_with_its_reason_and_the_crew_is_sent_again()
    {
        await using var platform = await StartAsync(partners => partners.Crews.Faults.Add(PartnerFault.Garbage, times: 2));
        var flow = await ConnectionFlow.FiledAsync(platform);
        await flow.OfferAsync(ConnectionFlow.Bond());
        await platform.AdvanceAsync(TimeSpan.FromHours(7));
        Assert.All(await platform.DeadLettersAsync("field-results"), dead => Assert.Equal("InvalidMessage", dead.DeadLetterReason));
        Assert.Equal(2, (await platform.DeadLettersAsync("field-results")).Count);
        await AssertConnectedOnceAsync(flow);
    }

    private static Task<UtilityPlatform> StartAsync(Action<PartnerSystems> partnersAre) => UtilityPlatform.StartAsync(partnersAre: partners =>
    {
        ConnectionFlow.Partners(partners);
        partnersAre(partners);
    });

    private static async Task AdvanceUntilConnectedAsync(ConnectionFlow flow, int days)
    {
        for (var day = 0; day < days && !await IsConnectedAsync(flow); day++) await flow.Platform.AdvanceAsync(TimeSpan.FromDays(1));
    }

    private static async Task<bool> IsConnectedAsync(ConnectionFlow flow) => (await flow.CaseAsync()).Status == CaseStatus.Completed;

    /// <summary>Over the JSON API: the links of the first messages have been replaced by those of the reminders.</summary>
    private static async Task AgreeToEverythingAsync(ConnectionFlow flow)
    {
        foreach (var approval in (await flow.AllAsync<ApprovalDocument>(ApprovalDocument.TypeName)).Where(approval => approval.Status == ApprovalStatus.Pending))
        {
            using var decision = new HttpRequestMessage(HttpMethod.Post, $"/api/approvals/by-id/{ConnectionFlow.AccountId}/{approval.Id}/decision")
            {
                Content = JsonContent.Create(new { option = approval.Request.Options[0], reason = "Settled with them." }),
            };
            decision.Headers.Add("x-dev-user", approval.Awaiting[0]);
            using var answer = await flow.Platform.Http.SendAsync(decision);
            answer.EnsureSuccessStatusCode();
        }
        await flow.Platform.SettleAsync();
    }

    private static async Task AssertConnectedOnceAsync(ConnectionFlow flow)
    {
        Assert.Null(await flow.OutcomeAsync());
        Assert.Equal((CaseStatus.Completed, AccountStatus.Active), ((await flow.CaseAsync()).Status, (await flow.AccountAsync()).Status));
        Assert.Single(await flow.Platform.EventsAsync(), sent => sent.Subject == ServiceConnected.Subject);
        var set = (await flow.AllAsync<FieldOrderDocument>(FieldOrderDocument.TypeName)).Where(order => order.Status == FieldOrderStatus.Completed);
        Assert.Equal(Meters, set.Select(order => order.MeterPoint).Order());
    }
}
