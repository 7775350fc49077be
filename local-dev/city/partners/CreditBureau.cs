using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Partners;

namespace Serverless.LocalDev.Partners;

/// <summary>
/// The credit bureau. What is on file goes by the DUNS number: none for who has none, good scores where it begins with
/// <c>9</c>, a thin file where it begins with <c>5</c>, middling scores for all others.
/// </summary>
public sealed class CreditBureau(TimeProvider time)
{
    public const string GoodPrefix = "9";
    public const string ThinPrefix = "5";
    public static readonly CreditReport Good = new(Paydex: 90, Intelliscore: 90, Tradelines: 12);
    public static readonly CreditReport Moderate = new(Paydex: 70, Intelliscore: 60, Tradelines: 8);
    public static readonly CreditReport Thin = new(Paydex: 80, Tradelines: 1);
    private readonly ConcurrentDictionary<string, int> asked = new(StringComparer.Ordinal);

    public PartnerFaults Faults { get; } = new(time);

    /// <summary>What is on file; null for no file.</summary>
    public Func<HttpCreditBureau.Question, CreditReport?> Report { get; set; } = OnFile;

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/reports", async (HttpContext context) =>
        {
            var question = await context.Request.ReadFromJsonAsync<HttpCreditBureau.Question>(ContractJson.Options);
            return await Faults.AnswerAsync(question!.LegalName, turn => Task.FromResult(Answer(question, turn) is { } report ? Results.Json(report, ContractJson.Options) : Results.NotFound()));
        });

    private static CreditReport? OnFile(HttpCreditBureau.Question question) => question.Duns?[..1] switch
    {
        null => null,
        GoodPrefix => Good,
        ThinPrefix => Thin,
        _ => Moderate,
    };

    /// <summary>Asked again, a bureau that contradicts itself knows nobody it knew, and everybody it did not.</summary>
    private CreditReport? Answer(HttpCreditBureau.Question question, PartnerTurn turn)
    {
        var isAgain = asked.AddOrUpdate(question.LegalName, 1, (_, count) => count + 1) % 2 == 0;
        var report = Report(question);
        return turn.Has(PartnerFault.Contradicting) && isAgain ? report is null ? Good : null : report;
    }
}
