using System.Text.Json;
using FsCheck.Fluent;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Outbox;
using Serverless.Orchestrations.Payments;

namespace Serverless.Tests.Unit.Documents;

public class MoneyInStorageTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("0.01", "1")]
    [InlineData("12.3", "1230")]
    [InlineData("-5.00", "-500")]
    [InlineData("5000000.00", "500000000")]
    public void Dollars_are_stored_as_whole_cents(string dollars, string cents) =>
        Assert.Equal(cents, JsonSerializer.Serialize(decimal.Parse(dollars, System.Globalization.CultureInfo.InvariantCulture), DocumentJson.Options));

    [Fact]
    public void What_was_stored_is_read_back_to_the_cent() => Property.Holds(
        Gen.Choose(int.MinValue, int.MaxValue).Select(cents => cents / 100m),
        dollars => JsonSerializer.Deserialize<decimal>(JsonSerializer.Serialize(dollars, DocumentJson.Options), DocumentJson.Options) == dollars);

    [Fact]
    public void A_fraction_of_a_cent_is_a_fault_and_not_rounded() =>
        Assert.Throws<InvalidOperationException>(() => JsonSerializer.Serialize(0.005m, DocumentJson.Options));

    [Fact]
    public void A_fraction_of_a_cent_in_storage_is_a_fault_too() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<decimal>("100.5", DocumentJson.Options));

    [Fact]
    public void An_account_header_keeps_every_amount_in_cents()
    {
        var account = Sample.Account(AccountStatus.Active, (Receivable.Electric, 80.15m), (Receivable.Water, 0.40m)) with { UnappliedCredit = 1.05m, TotalPaid = 20m };
        var stored = Stored(account);

        Assert.Equal(8015, stored.GetProperty("balances").GetProperty("Electric").GetInt64());
        Assert.Equal(40, stored.GetProperty("balances").GetProperty("Water").GetInt64());
        Assert.Equal(105, stored.GetProperty("unappliedCredit").GetInt64());
        Assert.Equal(2000, stored.GetProperty("totalPaid").GetInt64());
        Assert.Equal(8015, stored.GetProperty("openItems")[0].GetProperty("open").GetInt64());
        Assert.Equal(8055, stored.GetProperty("owed").GetInt64());
    }

    [Fact]
    public void A_ledger_entry_keeps_every_amount_in_cents()
    {
        var posted = (Posted)PostPayment.Decide(Sample.Account(AccountStatus.Active, (Receivable.Water, 30m)), Sample.Payment(25.10m), Sample.Order, Sample.Now);
        var stored = Stored(posted.Entry);

        Assert.Equal(2510, stored.GetProperty("amount").GetInt64());
        Assert.Equal(490, stored.GetProperty("owedAfter").GetInt64());
        Assert.Equal(-2510, stored.GetProperty("items")[0].GetProperty("open").GetInt64());
        Assert.Equal(2510, stored.GetProperty("paidChange").GetInt64());
    }

    [Fact]
    public void A_suspended_payment_is_in_cents_in_storage_and_in_dollars_in_its_event()
    {
        var suspended = (Suspended)PostPayment.Decide(null, Sample.Payment(25.10m), Sample.Order, Sample.Now);

        Assert.Equal(2510, Stored(suspended.Entry).GetProperty("amount").GetInt64());
        var announced = JsonDocument.Parse(Stored<OutboxDocument>(suspended.Event).GetProperty("body").GetString()!);
        Assert.Equal(25.10m, announced.RootElement.GetProperty("amount").GetDecimal());
    }

    private static JsonElement Stored<T>(T document) where T : Document => JsonSerializer.SerializeToElement(document, DocumentJson.Options);
}
