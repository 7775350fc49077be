using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.Cases;

/// <param name="Rule">The rule that asks for the paper, in words that staff can tell a customer.</param>
/// <param name="CanBeWaived">False for a paper without which no case goes on.</param>
public sealed record RequiredPaper<TKind>(TKind Kind, string Rule, bool CanBeWaived = true) where TKind : struct, Enum;

/// <summary>A required paper that somebody waived.</summary>
/// <param name="By">The sign-in name of the person who waived it.</param>
public sealed record WaivedPaper<TKind>(TKind Kind, string By, string Why, DateTimeOffset At) where TKind : struct, Enum;

public enum PaperState
{
    Missing,
    Filed,
    Waived,
}

/// <param name="Waived">The waiver in state Waived; null in every other state.</param>
public sealed record ChecklistLine<TKind>(TKind Kind, string Rule, PaperState State, WaivedPaper<TKind>? Waived) where TKind : struct, Enum;

public enum WaiverRefusal
{
    /// <summary>No rule asks for the paper in this case.</summary>
    NotRequired,

    NeverWaived,

    AlreadyFiled,

    /// <summary>A person may not waive a paper for a request they filed.</summary>
    OwnRequest,
}

/// <summary>
/// The papers of a case: which its rules ask for, which came, and which were waived. <typeparamref name="TKind"/> names the papers of one
/// kind of case.
/// </summary>
public sealed record DocumentChecklist<TKind>(IReadOnlyList<RequiredPaper<TKind>> Required, IReadOnlyCollection<TKind> Filed, IReadOnlyList<WaivedPaper<TKind>> Waived)
    where TKind : struct, Enum
{
    /// <summary>One line for each rule, in the rules' order. A paper that came counts as filed even if it was waived before.</summary>
    public IReadOnlyList<ChecklistLine<TKind>> Lines => [.. Required.Select(LineOf)];

    /// <summary>The kinds of paper that must still come, each once.</summary>
    public IReadOnlyList<TKind> Missing => [.. Lines.Where(line => line.State == PaperState.Missing).Select(line => line.Kind).Distinct()];

    /// <summary>Why a person may not waive the paper; null when they may.</summary>
    /// <param name="submittedBy">Who filed the request.</param>
    public WaiverRefusal? CheckWaiver(TKind kind, StaffMember by, string submittedBy) =>
        Required.All(paper => !Same(paper.Kind, kind)) ? WaiverRefusal.NotRequired
        : Required.Any(paper => Same(paper.Kind, kind) && !paper.CanBeWaived) ? WaiverRefusal.NeverWaived
        : by.Is(submittedBy) ? WaiverRefusal.OwnRequest
        : Filed.Contains(kind) ? WaiverRefusal.AlreadyFiled
        : null;

    private ChecklistLine<TKind> LineOf(RequiredPaper<TKind> paper)
    {
        if (Filed.Contains(paper.Kind)) return new(paper.Kind, paper.Rule, PaperState.Filed, null);
        var waived = Waived.FirstOrDefault(waiver => Same(waiver.Kind, paper.Kind));
        return new(paper.Kind, paper.Rule, waived is null ? PaperState.Missing : PaperState.Waived, waived);
    }

    private static bool Same(TKind one, TKind other) => EqualityComparer<TKind>.Default.Equals(one, other);
}
