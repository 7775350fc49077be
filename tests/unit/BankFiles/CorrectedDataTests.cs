using Serverless.Orchestrations.BankFiles;

namespace Serverless.Tests.Unit.BankFiles;

public class CorrectedDataTests
{
    private const string Account = "1918171614";
    private const string Routing = "063100277";

    [Fact]
    public void C01_has_the_account() => Assert.Equal(new(Account: new(Account)), Parse("C01", Account));

    [Fact]
    public void C02_has_the_routing_number() => Assert.Equal(new(Routing), Parse("C02", Routing));

    [Fact]
    public void C03_has_both_with_a_gap() => Assert.Equal(new(Routing, new(Account)), Parse("C03", $"{Routing}   {Account}"));

    [Fact]
    public void C04_has_the_name() => Assert.Equal(new(Name: "ADA LOPEZ"), Parse("C04", "ADA LOPEZ"));

    [Fact]
    public void C05_has_the_transaction_code() => Assert.Equal(new(TransactionCode: "37"), Parse("C05", "37"));

    [Theory]
    [InlineData("37")]
    [InlineData("   37")]
    public void C06_has_account_and_transaction_code(string end) => Assert.Equal(new(Account: new(Account), TransactionCode: "37"), Parse("C06", $"{Account,-17}{end}"));

    [Fact]
    public void C07_has_all_three() => Assert.Equal(new(Routing, new(Account), "37"), Parse("C07", $"{Routing}{Account,-17}37"));

    [Fact]
    public void C09_has_the_individual_id() => Assert.Equal(new(IndividualId: Sample.AccountId), Parse("C09", Sample.AccountId));

    [Theory]
    [InlineData("C01", "")]
    [InlineData("C02", "063100278")]
    [InlineData("C02", "06310027")]
    [InlineData("C03", "063100277")]
    [InlineData("C04", "")]
    [InlineData("C05", "3")]
    [InlineData("C05", "3x")]
    [InlineData("C06", "1918171614")]
    [InlineData("C07", "1918171614")]
    [InlineData("C09", "")]
    [InlineData("C08", "anything")]
    [InlineData("C13", "anything")]
    [InlineData("C14", "anything")]
    [InlineData("C61", "1918171614")]
    public void What_does_not_hold_what_the_code_says_corrects_nothing(string code, string text) => Assert.Null(Parse(code, text));

    private static CorrectedData? Parse(string code, string text) => CorrectedData.Parse(code, text.PadRight(29));
}
