namespace Serverless.Orchestrations.BankFiles;

/// <summary>How much of a file waits because of a finding.</summary>
public enum FindingScope
{
    /// <summary>Nothing waits.</summary>
    Note,

    /// <summary>This line. What could be read of the rest of its batch goes on, if the batch is in balance.</summary>
    Item,

    /// <summary>The batch, until a supervisor releases it.</summary>
    Batch,

    /// <summary>The whole file, until a supervisor releases it.</summary>
    File,
}

/// <summary>Something in a bank's file that is not as it should be. It never contains what the line says, which may be a bank account's number.</summary>
/// <param name="Field">Which field is meant; null where the kind says it.</param>
public sealed record Finding(int Line, FindingKind Kind, FindingScope Scope, string? Field = null) : BankFilePart(Line);
