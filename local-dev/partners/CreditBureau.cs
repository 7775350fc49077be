using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.LocalDev.Partners;

/// <summary>The credit bureau. By default every business has a file of middling scores.</summary>
public sealed class CreditBureau
{
    public static readonly CreditReport Moderate = new(Paydex: 70, Intelliscore: 60, Tradelines: 8);

    public PartnerFaults Faults { get; } = new();

    /// <summary>What is on file; null for no file.</summary>
    public Func<HttpCreditBureau.Question, CreditReport?> Report { get; set; } = static _ => Moderate;

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/reports", async (HttpContext context) =>
        {
            var question = await context.Request.ReadFromJsonAsync<HttpCreditBureau.Question>(ContractJson.Options);
            return await Faults.AnswerAsync(() => Task.FromResult(Report(question!) is { } report ? Results.Json(report, ContractJson.Options) : Results.NotFound()));
        });
}
