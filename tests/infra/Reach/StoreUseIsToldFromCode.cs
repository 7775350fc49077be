namespace Serverless.Tests.Infra.Reach;

/// <summary>What is derived of some functions, against what a person reads in them.</summary>
public sealed class StoreUseIsToldFromCode
{
    [Theory]
    [InlineData("GetAccount", "reads accounts")]
    [InlineData("GetOutage", "reads outages")]
    [InlineData("SubmitPayment", "reads keys")]
    [InlineData("TakeOutageReports", "reads premises, writes outages")]
    [InlineData("TakePayments", "writes accounts, writes keys")]
    [InlineData("ActivateConnection", "writes accounts, writes premises")]
    [InlineData("PostApprovalDelegation", "writes accounts, writes outbox-mail")]
    [InlineData("WelcomeApplicant", "writes accounts, writes letters, writes print-and-mail")]
    public void A_function_reads_and_writes_what_its_calls_lead_to(string function, string uses)
    {
        var reached = ProductCode.ReachedFrom([ProductCode.Functions[function]]);
        var found = StoreUse.OfDocuments(reached).Concat(StoreUse.OfBlobs(reached)).Select(use => $"{(use.Writes ? "writes" : "reads")} {use.Container}");
        Assert.Equal(uses, string.Join(", ", found.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_function_of_the_application_is_found() =>
        Assert.Equal(ApplicationFunction.All.Select(function => function.Name).Order(StringComparer.Ordinal), ProductCode.Functions.Keys.Order(StringComparer.Ordinal));
}
