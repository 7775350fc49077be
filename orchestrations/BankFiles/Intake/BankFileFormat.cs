namespace Serverless.Orchestrations.BankFiles;

/// <summary>What kind of file a bank sent. The folder it lies in says so; content is never guessed at.</summary>
public enum BankFileFormat
{
    /// <summary>Folder lockbox: checks, BAI fixed width.</summary>
    Lockbox,

    /// <summary>Folder ach-returns: returned drafts and notifications of change, NACHA.</summary>
    AchReturns,
}

public static class BankFileFolders
{
    /// <summary>The format of a file by its whole name, such as lockbox/2026-03-02.txt; null for a folder that has none.</summary>
    public static BankFileFormat? FormatOf(string name) => name.Split('/') switch
    {
        ["lockbox", _, ..] => BankFileFormat.Lockbox,
        ["ach-returns", _, ..] => BankFileFormat.AchReturns,
        _ => null,
    };
}
