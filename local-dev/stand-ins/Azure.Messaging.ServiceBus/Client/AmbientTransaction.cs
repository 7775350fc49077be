using System.Transactions;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>Operations the real client would enlist in an ambient transaction are refused inside one, not quietly done outside it.</summary>
internal static class AmbientTransaction
{
    /// <exception cref="NotSupportedException">A TransactionScope is active.</exception>
    public static void Refuse()
    {
        if (Transaction.Current is not null)
        {
            throw new NotSupportedException("TransactionScope: the embedded Service Bus namespace has no transactions.");
        }
    }
}
