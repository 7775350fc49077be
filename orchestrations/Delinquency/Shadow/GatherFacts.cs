using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.BankFiles;
using Serverless.Orchestrations.Billing;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Payments;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>
/// Makes facts of an account's papers. What we keep no papers of is left unknown, and so holds: that there are none with us does not
/// mean that there are none.
/// </summary>
public static class GatherFacts
{
    public static DisconnectionFacts Of(AccountPapers papers, UtilityService service)
    {
        var (account, protections, today) = (papers.Account, papers.Protections, BusinessCalendar.DateOf(papers.ReadAt));
        return new()
        {
            ReadAt = papers.ReadAt,
            Service = service,
            Customer = new(
                account.AccountId, account.Status, account.Class, account.Customer.LegalName, account.Customer.IdentityToken, account.PremiseId, papers.Premise?.FeederId, MailingAddress: null, protections.IsDeceased),
            Services = [.. papers.Agreements.Select(agreement => new ServiceFacts(agreement.Service, IsOn(agreement, today), CutOn: null))],
            OpenItems = [.. account.OpenItems.Select(item => Debt(item, account, papers.Bills))],
            UnappliedCredit = account.UnappliedCredit,
            Holds = papers.Holds,
            TendersInFlight = [.. papers.Suspense.Where(money => money.Status is SuspenseStatus.Open or SuspenseStatus.Placing).Select(money => new Tender(money.Payment.PaymentId, money.Payment.Channel.ToString(), money.Amount, money.Payment.TenderedAt))],
            Forecast = papers.Forecast,
            BenefitDecisions = protections.BenefitDecisions,
            Pledges = protections.Pledges,
            Disputes = protections.Disputes,
            MedicalCertificates = protections.Certificates,
            Bankruptcies = protections.Bankruptcies,
            ThirdPartyCopyAsked = protections.ThirdParty is not null,
            Occupancy = protections.Occupancy,
            IsEssentialFacility = protections.IsEssentialFacility,
            StormSuspensions = [.. papers.Controls.Suspensions.Values],
            KillSwitch = papers.Controls.KillSwitch,
            Arrangements = null,
            Notices = null,
            ContactAttempts = null,
            Channels = papers.Channels,
        };
    }

    /// <summary>A channel as its document says.</summary>
    public static ChannelHealth Of(ChannelHealthDocument channel, DateTimeOffset readAt) => new(
        channel.Channel,
        channel.Trouble switch
        {
            null => ChannelState.Healthy,
            ChannelTrouble.Late => ChannelState.Late,
            ChannelTrouble.Doubled => ChannelState.Doubled,
            _ => ChannelState.Implausible,
        },
        readAt);

    private static bool IsOn(ServiceAgreementDocument agreement, DateOnly today) => agreement.StartDate <= today && !(agreement.EndDate <= today);

    /// <summary>An account is one customer's, so its debt is theirs. When a bill was mailed tells of its charges, not of what was added later.</summary>
    private static DebtItem Debt(OpenItem item, AccountDocument account, IReadOnlyList<BillDocument> bills)
    {
        var bill = bills.FirstOrDefault(bill => BillDocument.IsItemOf(bill.BillId, item.ItemId));
        return new(
            item.ItemId, item.Receivable, item.Kind, item.Open, item.DueOn, item.Kind == ItemKind.Charge ? bill?.MailedOn : null, bill?.ServiceFrom, account.Customer.IdentityToken, account.Class);
    }
}
