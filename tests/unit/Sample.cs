using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Billing;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Outages;
using Serverless.Orchestrations.Partners;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Policies;
using Serverless.Orchestrations.Requests;
using Serverless.Orchestrations.ResidentialStart;

namespace Serverless.Tests.Unit;

/// <summary>One plain example of each thing; a test changes only what it is about.</summary>
internal static class Sample
{
    public const string AccountId = "1000000001";

    public static readonly DateTimeOffset Now = new(2026, 3, 2, 14, 30, 0, TimeSpan.Zero);

    public static readonly PartnerAuthority Authority = new(PartnerRoster.Default, new StoppedClock(Now));

    public static readonly ContractReader Reader = new(IntakeLimits.Default, new StoppedClock(Now));

    public static readonly PostingOrder Order = new(
        new(2020, 1, 1), PostingPriority.Receivable, [Receivable.SolidWaste, Receivable.Water, Receivable.Electric], [DebtPart.Penalties, DebtPart.PastDue, DebtPart.Current], "a test");

    public static readonly ResidentialStartPolicy Policy = new(new(2020, 1, 1), 0m, 2, TimeSpan.FromDays(1), TimeSpan.FromDays(3));

    public static readonly CaseReference Case = new("req-1", AccountId);

    public static readonly ResidentialStartInput Start = new(Case, "portal", Details(), Policy);

    public static AccountDocument Account(AccountStatus status = AccountStatus.Active, params (Receivable Receivable, decimal Owed)[] owed) => new()
    {
        Id = AccountDocument.DocumentId,
        AccountId = AccountId,
        Status = status,
        Class = CustomerClass.Residential,
        Customer = new("Ada Lopez", "idt-77", "ada@example.org", "+18505550100"),
        PremiseId = "P-1",
        OpenItems = [.. owed.Where(line => line.Receivable != Receivable.Deposit && line.Owed > 0).Select(line => Item(line.Receivable, line.Owed))],
        DepositOutstanding = owed.Where(line => line.Receivable == Receivable.Deposit).Select(line => (decimal?)line.Owed).FirstOrDefault(),
        CreatedAt = Now.AddYears(-1),
        UpdatedAt = Now.AddYears(-1),
        CauseId = "migration",
        ETag = "\"7\"",
    };

    /// <summary>Of a bill that is due in three weeks.</summary>
    public static OpenItem Item(Receivable receivable, decimal open, string billId = "B1", int dueInDays = 21, ItemKind kind = ItemKind.Charge) => new()
    {
        ItemId = BillDocument.ItemIdFor(billId, receivable) + (kind == ItemKind.Charge ? "" : $"~{kind}"),
        Receivable = receivable,
        Kind = kind,
        Open = open,
        BilledOn = BusinessCalendar.DateOf(Now).AddDays(dueInDays - 21),
        DueOn = BusinessCalendar.DateOf(Now).AddDays(dueInDays),
    };

    public static PaymentReceived Payment(decimal amount = 25.10m) => new()
    {
        PaymentId = "pay-1",
        Channel = PaymentChannel.Portal,
        Tender = PaymentTender.Card,
        ExternalId = "W-991",
        AccountId = AccountId,
        Amount = amount,
        ReceivedAt = Now.AddMinutes(-3),
    };

    public static OutageReported Report(string id = "ivr-1", int minute = 0) => new()
    {
        ReportId = id,
        Source = OutageSource.Ivr,
        PremiseId = "P-1",
        ServicePointId = "SP-1-E",
        ReportedAt = Now.AddMinutes(minute),
        TroubleCodes = [TroubleCode.NoPower],
    };

    public static FieldOrderDocument FieldOrder(FieldOrderStatus status = FieldOrderStatus.Issued) => new()
    {
        Id = FieldOrderDocument.IdFor(AccountId, "on1"),
        AccountId = AccountId,
        Kind = FieldOrderKind.TurnOn,
        PremiseId = "P-1",
        Services = [UtilityService.Electric],
        ScheduledFor = new(2026, 3, 3),
        Status = status,
        InstanceId = "residential-start-req-1",
        CreatedAt = Now,
        UpdatedAt = Now,
        CauseId = "req-1",
    };

    public static FieldResult FieldResult(FieldOutcome outcome = FieldOutcome.Completed, string id = "res-1") => new()
    {
        ResultId = id,
        OrderId = FieldOrderDocument.IdFor(AccountId, "on1"),
        Outcome = outcome,
        VisitedAt = Now.AddDays(1),
        CrewId = "crew-4",
        Readings = [new("M-1", 1200)],
    };

    public static ResidentialStartDetails Details() => new()
    {
        Applicant = new("Ada Lopez", "idt-77", "ada@example.org", "+18505550100"),
        PremiseId = "P-1",
        Services = [UtilityService.Electric, UtilityService.Water],
        StartDate = new(2026, 3, 9),
    };

    public static ServiceRequested Request() => new()
    {
        RequestId = "req-1",
        Type = ServiceRequestType.ResidentialStart,
        SubmittedBy = "portal",
        SubmittedAt = Now.AddMinutes(-1),
        ResidentialStart = Details(),
    };

    public static CaseDocument OpenedCase() => OpenCase.Decide(Request(), AccountId, Now).Case;
}
