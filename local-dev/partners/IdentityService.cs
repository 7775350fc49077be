using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Identity;

namespace Serverless.LocalDev.Partners;

/// <summary>
/// The identity service. Tokens that begin with <c>rf-</c> carry a red flag, with <c>uk-</c> are unknown; all others are
/// verified.
/// </summary>
public sealed class IdentityService
{
    public const string RedFlagPrefix = "rf-";
    public const string UnknownPrefix = "uk-";

    public PartnerFaults Faults { get; } = new();

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/verifications", async (HttpContext context) =>
        {
            var question = await context.Request.ReadFromJsonAsync<HttpIdentityVerification.Question>(ContractJson.Options);
            return await Faults.AnswerAsync(() => Task.FromResult(Answer(question!)));
        });

    private static IResult Answer(HttpIdentityVerification.Question question)
    {
        if (question.IdentityToken.StartsWith(UnknownPrefix, StringComparison.Ordinal)) return Results.NotFound();
        var answer = question.IdentityToken.StartsWith(RedFlagPrefix, StringComparison.Ordinal) ? IdentityAnswer.RedFlag : IdentityAnswer.Verified;
        return Results.Json(new HttpIdentityVerification.Reply(answer), ContractJson.Options);
    }
}
