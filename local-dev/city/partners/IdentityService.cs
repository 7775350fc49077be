using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Partners;

namespace Serverless.LocalDev.Partners;

/// <summary>
/// The identity service. Tokens that begin with <c>rf-</c> carry a red flag, with <c>uk-</c> are unknown; all others are
/// verified. One that contradicts itself knows a token no longer when it is asked again.
/// </summary>
public sealed class IdentityService(TimeProvider time)
{
    public const string RedFlagPrefix = "rf-";
    public const string UnknownPrefix = "uk-";
    private readonly ConcurrentDictionary<string, int> asked = new(StringComparer.Ordinal);

    public PartnerFaults Faults { get; } = new(time);

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/verifications", async (HttpContext context) =>
        {
            var question = await context.Request.ReadFromJsonAsync<HttpIdentityVerification.Question>(ContractJson.Options);
            return await Faults.AnswerAsync(question!.IdentityToken, turn => Task.FromResult(Answer(question, turn)));
        });

    private IResult Answer(HttpIdentityVerification.Question question, PartnerTurn turn)
    {
        var isAgain = asked.AddOrUpdate(question.IdentityToken, 1, (_, count) => count + 1) % 2 == 0;
        var isForgotten = turn.Has(PartnerFault.Contradicting) && isAgain;
        if (isForgotten || question.IdentityToken.StartsWith(UnknownPrefix, StringComparison.Ordinal)) return Results.NotFound();
        var answer = question.IdentityToken.StartsWith(RedFlagPrefix, StringComparison.Ordinal) ? IdentityAnswer.RedFlag : IdentityAnswer.Verified;
        return Results.Json(new HttpIdentityVerification.Reply(answer), ContractJson.Options);
    }
}
