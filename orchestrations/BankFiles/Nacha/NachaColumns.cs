namespace Serverless.Orchestrations.BankFiles;

/// <summary>Positions of the NACHA format, which are the same at all banks (Nacha Operating Rules, appendix three; the return and change addenda, appendix four and five).</summary>
internal static class NachaColumns
{
    public const int RecordWidth = 94;
    public const string DateFormat = "yyMMdd";

    public static class Header
    {
        public static readonly Columns Date = new(24, 29);
        public static readonly Columns RecordSize = new(35, 37);
    }

    public static class Batch
    {
        public static readonly Columns Company = new(5, 20);
        public static readonly Columns CompanyId = new(41, 50);
        public static readonly Columns Class = new(51, 53);
        public static readonly Columns Number = new(88, 94);
    }

    public static class Entry
    {
        public static readonly Columns Transaction = new(2, 3);
        public static readonly Columns Routing = new(4, 12);
        public static readonly Columns Hashed = new(4, 11);
        public static readonly Columns Account = new(13, 29);
        public static readonly Columns Amount = new(30, 39);
        public static readonly Columns IndividualId = new(40, 54);
        public static readonly Columns Trace = new(80, 94);
    }

    /// <summary>Record 7 of type 99, and of type 98 as far as they are alike.</summary>
    public static class Addenda
    {
        public static readonly Columns Kind = new(2, 3);
        public static readonly Columns Code = new(4, 6);
        public static readonly Columns OriginalTrace = new(7, 21);
        public static readonly Columns DateOfDeath = new(22, 27);
        public static readonly Columns CorrectedData = new(36, 64);
        public static readonly Columns Trace = new(80, 94);

        /// <summary>Of a dishonoured or contested return: the trace number of the return it is about, and that return's reason.</summary>
        public static readonly Columns ReturnTrace = new(39, 53);
        public static readonly Columns ReturnReason = new(57, 58);
    }

    public static class BatchControl
    {
        public static readonly Columns Count = new(5, 10);
        public static readonly Columns Hash = new(11, 20);
        public static readonly Columns Debit = new(21, 32);
        public static readonly Columns Credit = new(33, 44);
        public static readonly Columns CompanyId = new(45, 54);
        public static readonly Columns Number = new(88, 94);
    }

    public static class FileControl
    {
        public static readonly Columns Batches = new(2, 7);
        public static readonly Columns Blocks = new(8, 13);
        public static readonly Columns Count = new(14, 21);
        public static readonly Columns Hash = new(22, 31);
        public static readonly Columns Debit = new(32, 43);
        public static readonly Columns Credit = new(44, 55);
    }
}
