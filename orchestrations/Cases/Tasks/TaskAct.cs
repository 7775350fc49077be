using System.Globalization;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.Cases;

/// <summary>What a person can do with a task.</summary>
public enum TaskMove
{
    /// <summary>Begin with it, or go on after waiting.</summary>
    Take,

    /// <summary>Leave it to others.</summary>
    GiveBack,

    /// <summary>Give it to somebody, whoever has it; supervisors only.</summary>
    Assign,

    Wait,
    Finish,

    /// <summary>Take up again what was done.</summary>
    Reopen,
}

/// <summary>What somebody does with a task, as it enters.</summary>
public sealed record TaskAct : IEntry
{
    /// <summary>Also the longest name of who or what is waited for.</summary>
    public const int LongestText = 500;

    public required TaskMove Move { get; init; }

    /// <summary>With Assign: the sign-in name of who is to do it.</summary>
    [Entered(TextForm.SignIn)]
    public string? To { get; init; }

    /// <summary>With Wait: for whom or what.</summary>
    public string? For { get; init; }

    /// <summary>With Wait: the city's last day of waiting, today at the earliest.</summary>
    [Means(DateMeaning.Wanted)]
    public DateOnly? Until { get; init; }

    /// <summary>With Finish: what came of it. With Reopen: why it is not done after all.</summary>
    [Entered(TextForm.Lines)]
    public string? Text { get; init; }

    /// <summary>With Finish, where the case ends with the task: Completed, Refused or Withdrawn.</summary>
    public CaseStatus? CaseEnds { get; init; }

    public IEnumerable<FieldProblem> Problems() =>
    [
        .. Belongs("to", To, Move == TaskMove.Assign),
        .. Belongs("for", For, Move == TaskMove.Wait),
        .. Belongs("until", Until?.ToString("O", CultureInfo.InvariantCulture), Move == TaskMove.Wait),
        .. Belongs("text", Text, Move is TaskMove.Finish or TaskMove.Reopen),
        .. CaseEnds is CaseStatus.Open or CaseStatus.NeedsPerson ? [new FieldProblem("caseEnds", "must be Completed, Refused or Withdrawn")] : Array.Empty<FieldProblem>(),
        .. CaseEnds is not null && Move != TaskMove.Finish ? [new FieldProblem("caseEnds", $"does not go with {Move}")] : Array.Empty<FieldProblem>(),
    ];

    private IEnumerable<FieldProblem> Belongs(string field, string? value, bool isAskedFor) => isAskedFor switch
    {
        true when value is null => [new(field, $"is required with {Move}")],
        true => Rules.Text(field, value, LongestText, shortest: 1),
        false when value is not null => [new(field, $"does not go with {Move}")],
        false => [],
    };
}
