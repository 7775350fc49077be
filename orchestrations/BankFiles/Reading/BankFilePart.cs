namespace Serverless.Orchestrations.BankFiles;

/// <summary>What a reader gives out while it reads a bank's file: its items, what was found wrong, and the totals, in the order of the lines.</summary>
/// <param name="Line">The line it begins on, counted from 1.</param>
public abstract record BankFilePart(int Line);

/// <summary>Money, or word about money: what can be acted on by itself.</summary>
/// <param name="Batch">The batch it came in, counted from 1 in the file.</param>
public abstract record BankFileItem(int Line, int Batch) : BankFilePart(Line);

/// <summary>A batch has ended.</summary>
/// <param name="Number">Counted from 1 in the file: banks use their own numbers more than once.</param>
/// <param name="Name">What the bank calls it, such as box and batch.</param>
/// <param name="Items">How many items could be read.</param>
/// <param name="Amount">Their dollars.</param>
/// <param name="Held">Why nothing of it may be acted on; empty when it is in balance.</param>
public sealed record BankBatch(int Line, int Number, string Name, int Items, decimal Amount, IReadOnlyList<Finding> Held) : BankFilePart(Line)
{
    public bool IsInBalance => Held.Count == 0;
}

/// <summary>A box of a lockbox file has ended.</summary>
public sealed record LockboxTotal(int Line, string Box, int Items, decimal Amount) : BankFilePart(Line);

/// <summary>The file has ended. A file without an item is as good as any when its totals say so too.</summary>
/// <param name="Line">The last line.</param>
/// <param name="Dated">The date in the file's header; null when that cannot be read.</param>
/// <param name="Held">Why nothing of the file may be acted on before a supervisor releases it; empty when it is in balance.</param>
public sealed record BankFileEnd(int Line, DateOnly? Dated, int Batches, int Items, decimal Amount, IReadOnlyList<Finding> Held) : BankFilePart(Line)
{
    public bool IsInBalance => Held.Count == 0;
}
