using Microsoft.AspNetCore.Mvc;
using Serverless.Functions.Http;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Tests.Unit.Http;

/// <summary>RFC 9457: application/problem+json, a status that equals the answer's, a type that names the kind.</summary>
public class ProblemsTests
{
    public static TheoryData<IActionResult, int, string> Refusals => new()
    {
        { Problems.InvalidMessage([new("amount", "is required")]), 400, "invalid-message" },
        { Problems.Invalid("feeder", "is required"), 400, "invalid-message" },
        { Problems.ProhibitedData(new("card number", "comment")), 422, "prohibited-data" },
        { Problems.TooLarge(32_768), 413, "too-large" },
        { Problems.NotFound("There is no such account."), 404, "not-found" },
        { Problems.Unavailable("The message bus is not taking messages."), 503, "unavailable" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_refusal_is_problem_details_of_its_kind(IActionResult refusal, int status, string kind)
    {
        var answer = Assert.IsType<ObjectResult>(refusal);
        var details = Assert.IsAssignableFrom<ProblemDetails>(answer.Value);

        Assert.Equal((status, status), (answer.StatusCode, details.Status));
        Assert.Equal(["application/problem+json"], answer.ContentTypes);
        Assert.Equal($"urn:customer-operations:problem:{kind}", details.Type);
        Assert.False(string.IsNullOrEmpty(details.Title));
    }

    [Fact]
    public void Everything_wrong_with_a_field_stands_under_its_name()
    {
        FieldProblem[] problems = [new("amount", "must be more than 0"), new("amount", "must have at most two decimals"), new("readings[0].meterId", "is required")];
        var details = Details<ValidationProblemDetails>(Problems.InvalidMessage(problems));

        Assert.Equal(["must be more than 0", "must have at most two decimals"], details.Errors["amount"]);
        Assert.Equal(["is required"], details.Errors["readings[0].meterId"]);
    }

    [Fact]
    public void Prohibited_data_is_named_by_field_and_kind() =>
        Assert.StartsWith("comment holds a card number.", Details<ProblemDetails>(Problems.ProhibitedData(new("card number", "comment"))).Detail, StringComparison.Ordinal);

    [Fact]
    public void Too_large_says_how_large_it_may_be() =>
        Assert.Contains("32768 bytes", Details<ProblemDetails>(Problems.TooLarge(32_768)).Detail, StringComparison.Ordinal);

    private static T Details<T>(IActionResult refusal) where T : ProblemDetails => Assert.IsType<T>(Assert.IsType<ObjectResult>(refusal).Value);
}
