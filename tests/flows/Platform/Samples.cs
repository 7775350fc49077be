using Serverless.LocalDev.City;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Outages;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Requests;

namespace Serverless.Tests.Flows;

/// <summary>Messages about the sample city.</summary>
internal static class Samples
{
    public static PaymentReceived Payment(string id, int account = 1, decimal amount = 25.40m) => new()
    {
        PaymentId = id,
        Channel = PaymentChannel.Web,
        ExternalId = $"receipt-{id}",
        AccountId = SampleCity.AccountId(account),
        Amount = amount,
        ReceivedAt = UtilityPlatform.Start,
    };

    public static OutageReported Outage(string id, int premise = 1, int minutesLater = 0) => new()
    {
        ReportId = id,
        Source = OutageSource.Ivr,
        PremiseId = SampleCity.PremiseId(premise),
        ServicePointId = SampleCity.ServicePointId(premise),
        ReportedAt = UtilityPlatform.Start.AddMinutes(minutesLater),
        TroubleCodes = [TroubleCode.NoPower],
    };

    public static ServiceRequested StartService(string id, string identityToken = "idt-new", int premise = 60) => new()
    {
        RequestId = id,
        Type = ServiceRequestType.ResidentialStart,
        SubmittedAt = UtilityPlatform.Start,
        ResidentialStart = new()
        {
            Applicant = new("Nora Field", identityToken, "nora@example.com", "+18505550123"),
            PremiseId = SampleCity.PremiseId(premise),
            Services = [UtilityService.Electric, UtilityService.Water],
            StartDate = BusinessCalendar.DateOf(UtilityPlatform.Start),
        },
    };
}
