using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Staff;

namespace Serverless.Tests.Unit.SignIn;

/// <summary>Every HTTP function says who may call it; one that does not, or contradicts itself, is for nobody.</summary>
public sealed class EndpointRuleTests
{
    private static readonly IReadOnlyDictionary<string, EndpointRule> Rules = EndpointRule.All(typeof(App).Assembly, typeof(UtilityDatabase).Assembly);

    [Fact]
    public void Every_http_function_says_who_may_call_it() =>
        Assert.Empty(Rules.Where(rule => rule.Value is { IsHttp: true, Allowed: null }).Select(rule => rule.Key));

    [Fact]
    public void Only_health_and_approval_links_are_for_anyone() =>
        Assert.Equal(["AnswerApproval", "GetHealth", "OpenApprovalLink", "ShowApproval"], Rules.Where(rule => rule.Value.Allowed?.Caller == Caller.Anyone).Select(rule => rule.Key).Order());

    [Fact]
    public void A_function_that_says_nothing_or_asks_for_a_key_is_for_nobody()
    {
        Assert.Null(RuleOf(nameof(SaysNothing)).Allowed);
        Assert.Null(RuleOf(nameof(AsksForAKey)).Allowed);
        Assert.Equal(StaffRole.Manager, RuleOf(nameof(ForManagers)).Allowed!.AtLeast);
        Assert.True(RuleOf(nameof(SaysNothing)).IsHttp);
    }

    private static void SaysNothing([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => _ = request;

    [Allow(Caller.Partner)]
    private static void AsksForAKey([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => _ = request;

    [Allow(Caller.Staff, StaffRole.Manager)]
    private static void ForManagers([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => _ = request;

    private static EndpointRule RuleOf(string method) => EndpointRule.Of(typeof(EndpointRuleTests).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!);
}
