using System.Globalization;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Outages;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Requests;

namespace Serverless.LocalDev.Partners;

/// <summary>Valid messages about a city's customers; ids and amounts are the caller's.</summary>
public sealed class SampleMessages(ICityDirectory city)
{
    /// <summary>US dollars below which an instrument is not taken, and customers pay cash.</summary>
    public const decimal LeastInstrument = 1000m;

    private static readonly PaymentChannel[] Channels = Enum.GetValues<PaymentChannel>();
    private static readonly OutageSource[] Sources = Enum.GetValues<OutageSource>();
    private static readonly TroubleCode[] Troubles = Enum.GetValues<TroubleCode>();
    private static readonly string[] Names = ["Nora Field", "Omar Reed", "Petra Stone", "Quinn Vale", "Rosa Lake", "Silas Ford"];

    /// <param name="amount">US dollars.</param>
    public static PartnerMessage Payment(string id, string accountId, decimal amount, DateTimeOffset at, Chance chance)
    {
        var channel = Channels[chance.Pick(1, Channels.Length)];
        var payment = new PaymentReceived
        {
            PaymentId = id,
            Channel = channel,
            Tender = TenderOf(channel),
            ExternalId = $"rcpt-{id}",
            AccountId = accountId,
            Amount = amount,
            ReceivedAt = at,
            MethodToken = channel is PaymentChannel.Portal or PaymentChannel.Phone ? $"tok-{id}" : null,
        };
        return PartnerMessage.Of(IntakeQueues.Payments, payment);
    }

    /// <summary>What a channel is mostly paid with.</summary>
    public static PaymentTender TenderOf(PaymentChannel channel) => channel switch
    {
        PaymentChannel.Portal or PaymentChannel.Phone => PaymentTender.Card,
        PaymentChannel.Lockbox => PaymentTender.Check,
        PaymentChannel.Bank => PaymentTender.BankDraft,
        PaymentChannel.Assistance => PaymentTender.BankTransfer,
        _ => PaymentTender.Cash,
    };

    public PartnerMessage Outage(string id, int premise, DateTimeOffset at, Chance chance) =>
        OutageAt(id, city.PremiseId(premise), city.ServicePointId(premise), at, chance);

    public static PartnerMessage OutageAt(string id, string premiseId, string servicePointId, DateTimeOffset at, Chance chance)
    {
        var source = Sources[chance.Pick(2, Sources.Length)];
        var report = new OutageReported
        {
            ReportId = id,
            Source = source,
            PremiseId = premiseId,
            ServicePointId = servicePointId,
            ReportedAt = at,
            TroubleCodes = chance.Pick(3, 4) > 0 ? [TroubleCode.NoPower] : [TroubleCode.NoPower, Troubles[1 + chance.Pick(4, Troubles.Length - 1)]],
            CallbackPhone = source is OutageSource.Ivr or OutageSource.Portal
                ? string.Create(CultureInfo.InvariantCulture, $"+1850555{chance.Pick(5, 10_000):0000}")
                : null,
        };
        return PartnerMessage.Of(IntakeQueues.OutageReports, report);
    }

    /// <param name="identityToken">Decides what the identity service says; see <see cref="IdentityService"/>.</param>
    public PartnerMessage StartService(string id, string identityToken, int premise, DateTimeOffset at, Chance chance)
    {
        var request = new ServiceRequested
        {
            RequestId = id,
            Type = ServiceRequestType.ResidentialStart,
            SubmittedAt = at,
            ResidentialStart = new()
            {
                Applicant = new(Names[chance.Pick(6, Names.Length)], identityToken, $"{id}@example.com"),
                PremiseId = city.PremiseId(premise),
                Services = chance.Pick(7, 2) == 0 ? [UtilityService.Electric, UtilityService.Water] : [UtilityService.Electric],
                StartDate = BusinessCalendar.DateOf(at),
            },
        };
        return PartnerMessage.Of(IntakeQueues.ServiceRequests, request);
    }

    public static PartnerMessage NewConnection(SampleConnection connection, DateTimeOffset at) => PartnerMessage.Of(
        IntakeQueues.ServiceRequests,
        new ServiceRequested
        {
            RequestId = connection.RequestId,
            Type = ServiceRequestType.NewCommercialConnection,
            SubmittedAt = at,
            NewConnection = connection.Details,
        });

    /// <summary>An instrument in order, but for its name if that is not the applicant's.</summary>
    /// <param name="requestId">Of an application that was taken in; any other is dead-lettered as an unknown reference.</param>
    /// <param name="amount">US dollars.</param>
    public static PartnerMessage Security(string id, string requestId, SecurityForm form, string name, decimal amount, DateTimeOffset at) => PartnerMessage.Of(
        IntakeQueues.SecurityEvents,
        new SecurityOffered
        {
            OfferId = id,
            RequestId = requestId,
            Form = form,
            InstrumentNumber = $"I-{id}",
            PrincipalName = name,
            Issuer = "Harbor Surety & Trust",
            IssuerRating = "A-",
            Amount = amount,
            ExpiresOn = BusinessCalendar.DateOf(at).AddYears(3),
            HasAuthority = true,
            OriginalInCustody = true,
        });

    /// <summary>A deposit in cash, paid to the account of an application that was taken in.</summary>
    /// <param name="amount">US dollars.</param>
    public static PartnerMessage Deposit(string id, string accountId, decimal amount, DateTimeOffset at) => PartnerMessage.Of(
        IntakeQueues.Payments,
        new PaymentReceived
        {
            PaymentId = id,
            Channel = PaymentChannel.Bank,
            Tender = PaymentTender.BankTransfer,
            ExternalId = $"trace-{id}",
            AccountId = accountId,
            Amount = amount,
            ReceivedAt = at,
            Purpose = PaymentPurpose.Deposit,
        });

    /// <param name="orderId">An order that exists is ended by it; any other is dead-lettered as an unknown reference.</param>
    public static PartnerMessage FieldOrderResult(string id, string orderId, DateTimeOffset at, FieldOutcome outcome = FieldOutcome.Completed) => PartnerMessage.Of(
        IntakeQueues.FieldResults,
        new FieldResult { ResultId = id, OrderId = orderId, Outcome = outcome, VisitedAt = at, CrewId = "crew-7" });

    /// <param name="requestId">Its application may well come later.</param>
    /// <param name="meter">The meter's key.</param>
    public static PartnerMessage MeterRelease(string id, string requestId, string meter, string permit, DateTimeOffset at) => PartnerMessage.Of(
        IntakeQueues.PermitEvents,
        new MeterReleased { ReleaseId = id, RequestId = requestId, Meter = meter, PermitNumber = permit, ReleasedAt = at });
}
