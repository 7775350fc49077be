namespace Serverless.Orchestrations.Contracts;

/// <summary>
/// One wrong field of a message. <paramref name="Problem"/> says what is expected and never repeats the value, which could be personal
/// data.
/// </summary>
/// <param name="Field">JSON path without the root, such as <c>applicant.email</c> or <c>services[1]</c>.</param>
public sealed record FieldProblem(string Field, string Problem)
{
    public override string ToString() => $"{Field}: {Problem}";
}
