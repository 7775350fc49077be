using Serverless.Orchestrations.Accounts;

namespace Serverless.Tests.Unit.Accounts;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("0", "$0.00")]
    [InlineData("25.4", "$25.40")]
    [InlineData("1234567.89", "$1,234,567.89")]
    [InlineData("-2808", "-$2,808.00")]
    public void An_amount_reads_as_dollars_and_cents(string amount, string text) =>
        Assert.Equal(text, Money.Text(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)));
}
