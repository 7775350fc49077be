using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.Cases;

/// <summary>The acts a person can do on a task.</summary>
public enum TaskMove
{
    /// <summary>Start working on it, or go on after waiting.</summary>
    Take,

    /// <summary>Give it back, for others to take.</summary>
    GiveBack,

    /// <summary>Give it to a person, whoever has it now; supervisors only.</summary>
    Assign,

    Wait,
    Finish,

    /// <summary>Open a finished task again.</summary>
    Reopen,
}

/// <summary>A person's act on a task, as it is received.</summary>
public sealed record TaskAct : IEntry
{
    /// <summary>The most characters of the text, and of the name of what is waited for.</summary>
    public const int LongestText = 500;

    public required TaskMove Move { get; init; }

    /// <summary>With Assign: the sign-in name of the person who is to do it.</summary>
    [Entered(TextForm.SignIn)]
    public string? To { get; init; }

    /// <summary>With Wait: who or what is waited for.</summary>
    public string? For { get; init; }

    /// <summary>With Wait: the last day of waiting, in the city; today at the earliest.</summary>
    [Means(DateMeaning.Wanted)]
    public DateOnly? Until { get; init; }

    /// <summary>With Finish: the result. With Reopen: why the task is not done after all.</summary>
    [Entered(TextForm.Lines)]
    public string? Text { get; init; }

    /// <summary>With Finish, when the case ends with the task: Completed, Refused or Withdrawn.</summary>
    public CaseStatus? CaseEnds { get; init; }

    public IEnumerable<FieldProblem> Problems() =>
    [
        .. Belongs("to", To is not null, Move == TaskMove.Assign),
        .. Belongs("for", For is not null, Move == TaskMove.Wait),
        .. Belongs("until", Until is not null, Move == TaskMove.Wait),
        .. Belongs("text", Text is not null, Move is TaskMove.Finish or TaskMove.Reopen),
        .. Rules.Text("to", To, LongestText, shortest: 1),
        .. Rules.Text("for", For, LongestText, shortest: 1),
        .. Rules.Text("text", Text, LongestText, shortest: 1),
        .. CaseEndProblems(),
    ];

    private IEnumerable<FieldProblem> Belongs(string field, bool isGiven, bool isAskedFor)
    {
        if (isGiven != isAskedFor) yield return new(field, isAskedFor ? $"is required with {Move}" : $"does not go with {Move}");
    }

    private IEnumerable<FieldProblem> CaseEndProblems()
    {
        if (CaseEnds is CaseStatus.Open or CaseStatus.NeedsPerson) yield return new("caseEnds", "must be Completed, Refused or Withdrawn");
        if (CaseEnds is not null && Move != TaskMove.Finish) yield return new("caseEnds", $"does not go with {Move}");
    }
}
