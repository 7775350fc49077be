namespace Serverless.Orchestrations.BankFiles;

/// <summary>What can be wrong in a bank's file.</summary>
public enum FindingKind
{
    /// <summary>The line begins with no record code of this format.</summary>
    UnknownRecord,

    /// <summary>The line is longer than any record can be.</summary>
    TooLong,

    /// <summary>Records are wider than the file says, or than the format allows.</summary>
    WiderThanStated,

    /// <summary>The record cannot follow the one before it.</summary>
    OutOfOrder,

    /// <summary>A field does not hold what it must.</summary>
    UnreadableField,

    /// <summary>No profile is set up for this box of this destination.</summary>
    UnknownBox,

    /// <summary>A record names another batch, box or company than the header it stands under.</summary>
    NamesAnother,

    /// <summary>An item's number was used before in its batch.</summary>
    RepeatedItem,

    /// <summary>The last of an item's overflow records is missing, or one in between.</summary>
    OverflowIncomplete,

    /// <summary>The parts that a check pays do not add up to the check.</summary>
    PartsDiffer,

    /// <summary>A batch has another date than its file.</summary>
    DatesDiffer,

    CountDiffers,

    AmountDiffers,

    /// <summary>The sum of the banks' routing numbers differs, which NACHA files carry as a check.</summary>
    HashDiffers,

    /// <summary>The number of batches differs.</summary>
    BatchesDiffer,

    /// <summary>The number of blocks of ten records differs.</summary>
    BlocksDiffer,

    /// <summary>A batch or box ended without its total.</summary>
    WithoutTotal,

    FileWithoutHeader,

    /// <summary>The file may have been cut off.</summary>
    FileWithoutTrailer,

    AfterTrailer,

    /// <summary>A routing number does not fit its check digit.</summary>
    CheckDigitWrong,

    /// <summary>An entry lacks the record that says why it came back.</summary>
    WithoutAddenda,

    /// <summary>A record belongs to no entry.</summary>
    WithoutEntry,

    /// <summary>A notification of change moves no money, and this one names an amount.</summary>
    AmountOnNotification,
}
