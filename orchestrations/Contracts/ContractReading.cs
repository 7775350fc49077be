using System.Diagnostics.CodeAnalysis;

namespace Serverless.Orchestrations.Contracts;

/// <summary>The result of reading a message body: exactly one of a valid message, wrong fields, or prohibited content.</summary>
[SuppressMessage("Design", "CA1000", Justification = "Two of the three cases have nothing to infer T from, so callers name it either way.")]
public sealed record ContractReading<T> where T : class
{
    private ContractReading(T? message, IReadOnlyList<FieldProblem> problems, ProhibitedContent? prohibited) =>
        (Message, Problems, Prohibited) = (message, problems, prohibited);

    public T? Message { get; }

    public IReadOnlyList<FieldProblem> Problems { get; }

    public ProhibitedContent? Prohibited { get; }

    public static ContractReading<T> Valid(T message) => new(message, [], null);

    public static ContractReading<T> Invalid(IReadOnlyList<FieldProblem> problems) => new(null, problems, null);

    public static ContractReading<T> Refused(ProhibitedContent prohibited) => new(null, [], prohibited);
}
