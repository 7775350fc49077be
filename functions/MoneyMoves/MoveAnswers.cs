using Microsoft.AspNetCore.Mvc;
using Serverless.Functions.Http;
using Serverless.Orchestrations.Keys;
using Serverless.Orchestrations.MoneyMoves;

namespace Serverless.Functions.MoneyMoves;

/// <summary>What an asker is told at once: where to see what becomes of the move, or why it was not taken.</summary>
internal static class MoveAnswers
{
    public static IActionResult Of(Claimed<MoveDocument> stored) => stored switch
    {
        { Conflict: { } conflict } => Problems.ConflictingDuplicate(conflict),
        { Value: { } move } => new AcceptedResult($"/api/accounts/{move.AccountId}/moves/{move.Asked.MoveId}", MoveView.Of(move)),
        _ => Problems.NotFound("There is no such account."),
    };
}
