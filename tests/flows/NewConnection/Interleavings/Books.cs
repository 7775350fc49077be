using System.Text.Json;
using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Outbox;
using Serverless.Orchestrations.Payments;

namespace Serverless.Tests.Flows.NewConnection;

/// <summary>Everything in the request's partition, and what else there is of the request, as it lies.</summary>
internal sealed class Books
{
    private readonly ILookup<string, JsonElement> documents;

    private Books(IEnumerable<JsonElement> documents, IReadOnlyList<AccountDocument> accounts, BlanketDocument blanket)
    {
        this.documents = documents.ToLookup(document => document.GetProperty("type").GetString()!);
        (Accounts, Blanket) = (accounts, blanket);
        Cases = All<CaseDocument>(CaseDocument.TypeName);
        Approvals = [.. All<ApprovalDocument>(ApprovalDocument.TypeName).OrderBy(approval => approval.Id, StringComparer.Ordinal)];
    }

    /// <summary>Every account made for the request, wherever it is.</summary>
    public IReadOnlyList<AccountDocument> Accounts { get; }

    public BlanketDocument Blanket { get; }

    public AccountDocument? Account => Accounts.Count == 1 ? Accounts[0] : null;

    public IReadOnlyList<CaseDocument> Cases { get; }

    public CaseDocument? Case => Cases.FirstOrDefault(found => found.RequestId == ConnectionFlow.RequestId);

    public ConnectionDocument? File => All<ConnectionDocument>(ConnectionDocument.TypeName) is [var file, ..] ? file : null;

    public IReadOnlyList<ApprovalDocument> Approvals { get; }

    /// <summary>Everything recorded as paid, on the ledger and in suspense.</summary>
    public IReadOnlyList<Sent> Recorded =>
        [.. Payments.Select(entry => new Sent(entry.Payment!.PaymentId, entry.Amount)), .. Suspense.Select(entry => new Sent(entry.Payment.PaymentId, entry.Amount))];

    public IReadOnlyList<LedgerEntryDocument> Ledger => All<LedgerEntryDocument>(LedgerEntryDocument.TypeName);

    public IReadOnlyList<LedgerEntryDocument> Payments => [.. Ledger.Where(entry => entry.Kind == EntryKind.Payment)];

    public IReadOnlyList<SuspenseDocument> Suspense => All<SuspenseDocument>(SuspenseDocument.TypeName);

    public IReadOnlyList<SecurityDocument> Instruments => All<SecurityDocument>(SecurityDocument.TypeName);

    public IReadOnlyList<DepositRefundDocument> Refunds => All<DepositRefundDocument>(DepositRefundDocument.TypeName);

    public IReadOnlyList<MeterReleaseDocument> Releases => All<MeterReleaseDocument>(MeterReleaseDocument.TypeName);

    public IReadOnlyList<FieldOrderDocument> Orders => All<FieldOrderDocument>(FieldOrderDocument.TypeName);

    public IReadOnlyList<ServiceAgreementDocument> Agreements => All<ServiceAgreementDocument>(ServiceAgreementDocument.TypeName);

    public IReadOnlyList<OutboxDocument> Outbox => All<OutboxDocument>(OutboxDocument.TypeName);

    public decimal DepositsPosted => Ledger.Sum(entry => entry.Allocations.GetValueOrDefault(Receivable.Deposit));

    public decimal InstrumentsHeld => Instruments.Where(document => document.Status == SecurityStatus.Held).Sum(document => document.Offer.Amount);

    public bool IsConnected => Account?.Status == AccountStatus.Active;

    /// <summary>What is awaited, for people to read.</summary>
    public string Stage => Case switch
    {
        null => "before the application",
        { Status: CaseStatus.Open } open when open.OpenWaits.Any() => $"while awaiting {string.Join(" and ", open.OpenWaits.Select(wait => wait.Key).Order())}",
        { Status: CaseStatus.Open } => "under way",
        { Status: var ended } => $"when {ended}",
    };

    public static async Task<Books> ReadAsync(World world)
    {
        var container = world.Platform.Database.Accounts;
        var documents = await container.QueryAsync<JsonElement>(new QueryDefinition("SELECT * FROM c"), ConnectionFlow.AccountId).ToListAsync();
        var accounts = await container
            .QueryAsync<AccountDocument>(new QueryDefinition("SELECT * FROM c WHERE c.type = 'account' AND c.requestId = @request").WithParameter("@request", ConnectionFlow.RequestId))
            .ToListAsync();
        var blanket = await container.FindAsync<BlanketDocument>(BlanketDocument.PartitionOf(InstrumentId.Of(ConnectionFlow.Blanket(World.BlanketNumber))), BlanketDocument.DocumentId);
        return new(documents, accounts, blanket!);
    }

    private IReadOnlyList<T> All<T>(string type) => [.. documents[type].Select(document => document.Deserialize<T>(DocumentJson.Options)!)];
}
