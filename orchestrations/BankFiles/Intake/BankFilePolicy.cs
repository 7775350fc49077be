using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>How banks' files are taken in. The figures are ours.</summary>
/// <param name="LargestBytes">A larger file is refused unread. A million lines have less.</param>
/// <param name="ItemsPerSlice">How many items of one file are acted on before the next file has its turn.</param>
/// <param name="ItemsPerPage">How many items are acted on and reported together; after a stop, at most these are looked at again.</param>
/// <param name="AtOnce">How many items of a page are acted on at the same time.</param>
/// <param name="FindingsKept">How many findings are kept word for word; the others are counted.</param>
/// <param name="HeldBatchesKept">A file with more batches out of balance is refused: the bank has to send it anew.</param>
/// <param name="OldestTenderDays">An older date on a deposit is not believed.</param>
public sealed record BankFilePolicy(
    DateOnly EffectiveFrom, long LargestBytes, int ItemsPerSlice, int ItemsPerPage, int AtOnce, int FindingsKept, int HeldBatchesKept, int OldestTenderDays) : IEffectiveDated
{
    public static EffectiveDated<BankFilePolicy> Default { get; } = EffectiveDated<BankFilePolicy>.FromResource("bank-files.json");
}
