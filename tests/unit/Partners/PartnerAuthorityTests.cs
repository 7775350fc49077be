using Serverless.Functions.Messaging;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Outages;
using Serverless.Orchestrations.Partners;

namespace Serverless.Tests.Unit.Partners;

/// <summary>Each source says what its record lets it, and nothing else.</summary>
public sealed class PartnerAuthorityTests
{
    private static readonly PartnerAuthority Authority = new(PartnerRoster.Default, new StoppedClock(Sample.Now));

    private static readonly MeterReleased Release = new() { ReleaseId = "rel-1", RequestId = "req-1", Meter = "Electric-Suite-101", PermitNumber = "TEB-1", ReleasedAt = Sample.Now };

    [Fact]
    public void Only_the_permit_office_releases_meters()
    {
        Assert.Null(Refusal("permit-office", Release));
        Assert.Equal("source: lockbox may not send MeterReleased.v1", Refusal("lockbox", Release));
        Assert.Equal("source: portal may not send MeterReleased.v1", Refusal("portal", Release));
    }

    [Fact]
    public void Only_the_security_desk_says_that_a_paper_has_authority_and_lies_in_the_vault() =>
        Assert.Equal(["security-desk"], MayAll<SecurityOffered>(NewConnection.Connection.Bond()));

    [Fact]
    public void Only_field_systems_say_what_a_crew_did() => Assert.Equal(["work-management"], MayAll(Sample.FieldResult()));

    [Fact]
    public void A_bank_does_not_speak_for_the_portal()
    {
        Assert.Null(Refusal("bank", Sample.Payment() with { Channel = PaymentChannel.Bank }));
        Assert.Equal("source: bank may not send PaymentReceived.v1 as Portal", Refusal("bank", Sample.Payment() with { Channel = PaymentChannel.Portal }));
        Assert.Equal(["portal"], MayAll(Sample.Report() with { Source = OutageSource.Portal }));
    }

    [Theory]
    [InlineData(null, "source: is required: the application property that names the sending partner")]
    [InlineData("", "source: is no known partner")]
    [InlineData("Portal", "source: is no known partner")]
    [InlineData("stranger", "source: is no known partner")]
    public void A_source_that_is_nobody_says_nothing(string? source, string refusal) => Assert.Equal(refusal, Refusal(source, Sample.Payment()));

    [Fact]
    public void Every_message_has_a_sender_and_every_statement_is_of_a_message()
    {
        var said = PartnerRoster.Default.On(new(2026, 3, 2)).Partners.SelectMany(partner => partner.Says).Select(statement => statement.Subject).ToHashSet();
        Assert.Equal(MessageCatalog.Incoming.Keys.Order(), said.Order());
    }

    [Fact]
    public void Every_channel_and_every_source_of_reports_has_exactly_one_sender()
    {
        Assert.All(Enum.GetValues<PaymentChannel>(), channel => Assert.Single(MayAll(Sample.Payment() with { Channel = channel })));
        Assert.All(Enum.GetValues<OutageSource>(), source => Assert.Single(MayAll(Sample.Report() with { Source = source })));
    }

    [Fact]
    public void What_a_partner_did_not_file_is_hidden_from_it_unless_it_is_a_channel_of_the_utility()
    {
        var (own, all) = (Authority.Find("builder-portal")!, Authority.Find("portal")!);
        Assert.True(own.MaySee("builder-portal"));
        Assert.False(own.MaySee("portal"));
        Assert.False(own.MaySee(null));
        Assert.True(all.MaySee("builder-portal"));
        Assert.True(all.MaySee(null));
        Assert.False(all.Owns("builder-portal"));
        Assert.False(own.Owns(null));
    }

    private static string? Refusal<T>(string? source, T message) where T : class, IContract => Authority.Refusal(source, message)?.ToString();

    private static IEnumerable<string> MayAll<T>(T message) where T : class, IContract =>
        PartnerRoster.Default.On(new(2026, 3, 2)).Partners.Select(partner => partner.Name).Where(name => Refusal(name, message) is null);
}
