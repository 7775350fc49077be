using Serverless.LocalDev.City;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Billing;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Ledger;
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
        Channel = PaymentChannel.Portal,
        Tender = PaymentTender.Card,
        ExternalId = $"receipt-{id}",
        AccountId = SampleCity.AccountId(account),
        Amount = amount,
        ReceivedAt = UtilityPlatform.Start,
    };

    /// <summary>80 dollars of electricity and 20 of water.</summary>
    public static BillIssued Bill(string id, string accountId, decimal electric = 80m, decimal water = 20m)
    {
        var today = BusinessCalendar.DateOf(UtilityPlatform.Start);
        return new()
        {
            BillId = id,
            AccountId = accountId,
            Bill = new()
            {
                BilledOn = today,
                MailedOn = today,
                ServiceFrom = today.AddDays(-30),
                ServiceUntil = today.AddDays(-1),
                Lines = [new(Receivable.Electric, electric), new(Receivable.Water, water)],
            },
        };
    }

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
