namespace Serverless.LocalDev.Partners;

/// <summary>How an outside system can misbehave.</summary>
public enum PartnerFault
{
    /// <summary>500 without a body; nothing is done.</summary>
    ServerError,

    /// <summary>What it says is not what was agreed, over HTTP (200 with a page) and on the bus; nothing is done.</summary>
    Garbage,

    /// <summary>The call is cut off after it was done.</summary>
    LostAnswer,

    /// <summary>
    /// It takes longer by <see cref="PartnerFaults.Delay"/>: a message comes later, and who asks before an answer is ready
    /// gets 504.
    /// </summary>
    Late,

    /// <summary>Everything is done twice, every message is sent twice.</summary>
    Twice,

    /// <summary>No answer (504), and nothing done; an order is taken, and nothing ever comes of it.</summary>
    Never,

    /// <summary>It says something else than it said before, or says two things about one matter.</summary>
    Contradicting,
}
