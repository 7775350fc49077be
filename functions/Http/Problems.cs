using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Keys;
using Serverless.Orchestrations.Policies;

namespace Serverless.Functions.Http;

/// <summary>RFC 9457 problem details: one shape for every refusal.</summary>
public static class Problems
{
    private const string Prefix = "urn:customer-operations:problem:";

    public static IActionResult InvalidMessage(IReadOnlyList<FieldProblem> problems)
    {
        var details = new ValidationProblemDetails(problems.GroupBy(problem => problem.Field).ToDictionary(group => group.Key, group => group.Select(problem => problem.Problem).ToArray()))
        {
            Type = Prefix + "invalid-message",
            Title = "The message does not fit its contract.",
            Status = StatusCodes.Status400BadRequest,
        };
        return Answer(details);
    }

    public static IActionResult ProhibitedData(ProhibitedContent prohibited) => Answer(new ProblemDetails
    {
        Type = Prefix + "prohibited-data",
        Title = "The message holds data that may not be sent here.",
        Detail = $"{prohibited}. Send a token instead; nothing of the message was kept.",
        Status = StatusCodes.Status422UnprocessableEntity,
    });

    /// <param name="most">The number of bytes allowed.</param>
    public static IActionResult TooLarge(int most) => Answer(new ProblemDetails
    {
        Type = Prefix + "too-large",
        Title = "The message is too large.",
        Detail = $"A message here has at most {most} bytes.",
        Status = StatusCodes.Status413PayloadTooLarge,
    });

    public static IActionResult NotJson() =>
        Refused(StatusCodes.Status415UnsupportedMediaType, "not-json", "Send JSON.", "The body must be JSON, sent as application/json.");

    public static IActionResult NotFound(string detail) => Answer(new ProblemDetails
    {
        Type = Prefix + "not-found",
        Title = "There is no such thing, or not yet.",
        Detail = detail,
        Status = StatusCodes.Status404NotFound,
    });

    public static IActionResult ConflictingDuplicate(KeyConflict conflict) =>
        Refused(StatusCodes.Status409Conflict, "conflicting-duplicate", "The key is taken. Nothing was changed.", $"{conflict}.");

    public static IActionResult LimitReached(LimitReached limit) =>
        Refused(StatusCodes.Status409Conflict, "limit-reached", "There are as many as may be. Nothing was changed.", $"{limit}.");

    public static IActionResult Unavailable(string detail) => Answer(new ProblemDetails
    {
        Type = Prefix + "unavailable",
        Title = "The message could not be taken. Send it again with the same key.",
        Detail = detail,
        Status = StatusCodes.Status503ServiceUnavailable,
    });

    public static IActionResult Invalid(string field, string problem) => InvalidMessage([new(field, problem)]);

    /// <summary>
    /// A refusal by the rules of a capability; <paramref name="type"/> is the last part of the problem's type URI, after the common
    /// prefix.
    /// </summary>
    public static IActionResult Refused(int status, string type, string title, string detail) => Answer(Details(status, type, title, detail));

    public static ProblemDetails Details(int status, string type, string title, string detail) =>
        new() { Type = Prefix + type, Title = title, Detail = detail, Status = status };

    private static ObjectResult Answer(ProblemDetails details) =>
        new(details) { StatusCode = details.Status, ContentTypes = { "application/problem+json" } };
}
