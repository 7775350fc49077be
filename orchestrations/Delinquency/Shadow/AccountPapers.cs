using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Billing;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Partners;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Premises;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>What our documents and feeds say of an account.</summary>
/// <param name="Suspense">Money that came under the account's number and is on no ledger.</param>
/// <param name="Premise">Null when there is no document of it.</param>
/// <param name="Forecast">Null when there is none for the premise's area, or the feed is down.</param>
/// <param name="Channels">The channels that the customer has paid through, as far as they send us files.</param>
/// <param name="Protections">What is recorded that protects the customer; an empty one when nothing is.</param>
/// <param name="Controls">What stops cuts in the whole city or a part of it.</param>
/// <param name="ReadAt">Before the first of them was read.</param>
public sealed record AccountPapers(
    AccountDocument Account,
    IReadOnlyList<ServiceAgreementDocument> Agreements,
    IReadOnlyList<BillDocument> Bills,
    IReadOnlyList<HoldDocument> Holds,
    IReadOnlyList<SuspenseDocument> Suspense,
    PremiseDocument? Premise,
    Forecast? Forecast,
    IReadOnlyList<ChannelHealth> Channels,
    ProtectionsDocument Protections,
    CutControlsDocument Controls,
    DateTimeOffset ReadAt);
