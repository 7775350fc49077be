using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.Cases;

/// <param name="Rule">What asks for the paper, in words that staff can tell a customer.</param>
/// <param name="CanBeWaived">False for a paper that no case goes on without.</param>
public sealed record RequiredPaper<TKind>(TKind Kind, string Rule, bool CanBeWaived = true) where TKind : struct, Enum;

/// <summary>A required paper that somebody let go.</summary>
/// <param name="By">The sign-in name of who did.</param>
public sealed record WaivedPaper<TKind>(TKind Kind, string By, string Why, DateTimeOffset At) where TKind : struct, Enum;

public enum PaperState
{
    Missing,
    Filed,
    Waived,
}

/// <param name="Waived">Not null in state Waived alone.</param>
public sealed record ChecklistLine<TKind>(TKind Kind, string Rule, PaperState State, WaivedPaper<TKind>? Waived) where TKind : struct, Enum;

public enum WaiverRefusal
{
    /// <summary>No rule asks for the paper in this case.</summary>
    NotRequired,

    NeverWaived,

    AlreadyFiled,

    /// <summary>Who filed the request cannot let go what it must bring.</summary>
    OwnRequest,
}

/// <summary>
/// The papers of a case: which its rules ask for, which came, and which somebody let go. <typeparamref name="TKind"/> names the
/// papers of one kind of case.
/// </summary>
public sealed record DocumentChecklist<TKind>(IReadOnlyList<RequiredPaper<TKind>> Required, IReadOnlyCollection<TKind> Filed, IReadOnlyList<WaivedPaper<TKind>> Waived)
    where TKind : struct, Enum
{
    /// <summary>A line for each rule, in the rules' order. A paper that came counts as filed even if it was let go before.</summary>
    public IReadOnlyList<ChecklistLine<TKind>> Lines => [.. Required.Select(LineOf)];

    /// <summary>What must still come, each kind once.</summary>
    public IReadOnlyList<TKind> Missing => [.. Lines.Where(line => line.State == PaperState.Missing).Select(line => line.Kind).Distinct()];

    /// <summary>Why a person may not let the paper go; null when they may.</summary>
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
