using Serverless.Orchestrations.BankFiles;
using Serverless.Orchestrations.Billing;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Delinquency;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.MoneyMoves;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Outages;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Requests;
using Serverless.Orchestrations.ResidentialStart;

namespace Serverless.Functions.Messaging;

/// <summary>Every message type by its subject. functions/Contracts keeps the JSON Schema of each.</summary>
public static class MessageCatalog
{
    /// <summary>The messages that partners and portals send to us.</summary>
    public static IReadOnlyDictionary<string, Type> Incoming { get; } = new Dictionary<string, Type>
    {
        [OutageReported.Subject] = typeof(OutageReported),
        [PaymentReceived.Subject] = typeof(PaymentReceived),
        [BillIssued.Subject] = typeof(BillIssued),
        [BillCorrected.Subject] = typeof(BillCorrected),
        [BillCancelled.Subject] = typeof(BillCancelled),
        [ServiceRequested.Subject] = typeof(ServiceRequested),
        [FieldResult.Subject] = typeof(FieldResult),
        [MeterReleased.Subject] = typeof(MeterReleased),
        [SecurityOffered.Subject] = typeof(SecurityOffered),
    };

    /// <summary>The events we publish on topic account-events.</summary>
    public static IReadOnlyDictionary<string, Type> Events { get; } = new Dictionary<string, Type>
    {
        [PaymentPosted.Subject] = typeof(PaymentPosted),
        [PaymentSuspended.Subject] = typeof(PaymentSuspended),
        [PaymentReturned.Subject] = typeof(PaymentReturned),
        [DraftRequested.Subject] = typeof(DraftRequested),
        [BillPosted.Subject] = typeof(BillPosted),
        [LateCharged.Subject] = typeof(LateCharged),
        [AutopayStopped.Subject] = typeof(AutopayStopped),
        [MoneyMoved.Subject] = typeof(MoneyMoved),
        [MoneyMoveRefused.Subject] = typeof(MoneyMoveRefused),
        [RefundOrdered.Subject] = typeof(RefundOrdered),
        [ProtectionChanged.Subject] = typeof(ProtectionChanged),
        [ServiceStarted.Subject] = typeof(ServiceStarted),
        [ServiceRequestRefused.Subject] = typeof(ServiceRequestRefused),
        [ServiceRequestWithdrawn.Subject] = typeof(ServiceRequestWithdrawn),
        [ServiceConnected.Subject] = typeof(ServiceConnected),
        [ConnectedUnbilled.Subject] = typeof(ConnectedUnbilled),
        [StepOverdue.Subject] = typeof(StepOverdue),
    };
}
