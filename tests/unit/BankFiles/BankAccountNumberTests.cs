using System.Text.Json;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Partners;

namespace Serverless.Tests.Unit.BankFiles;

/// <summary>A bank account's number never shows.</summary>
public class BankAccountNumberTests
{
    [Theory]
    [InlineData("00998877665544", "****5544")]
    [InlineData("123456789", "****6789")]
    [InlineData("12345678", "****")]
    [InlineData("123", "****")]
    [InlineData("", "****")]
    public void Only_the_last_four_are_shown(string whole, string shown)
    {
        Assert.Equal(shown, new BankAccountNumber(whole).ToString());
        Assert.Equal($"\"{shown}\"", JsonSerializer.Serialize(new BankAccountNumber(whole), DocumentJson.Options));
    }

    [Fact]
    public void Nothing_a_reader_gives_out_shows_a_number()
    {
        var lockbox = Parts.OfLockbox(LockboxFile.Of(LockboxFile.Paid(1, 100)));
        var nacha = Parts.OfNacha(NachaFile.Of(
            NachaFile.Return("R01", 100), NachaFile.Notification("C01", NachaFile.BankAccount, 2), NachaFile.Return("R61", 100, 3)));
        foreach (var part in lockbox.All.Concat(nacha.All))
        {
            var shown = part + JsonSerializer.Serialize(part, part.GetType(), DocumentJson.Options);
            Assert.DoesNotContain(LockboxFile.BankAccount, shown, StringComparison.Ordinal);
            Assert.DoesNotContain(NachaFile.BankAccount, shown, StringComparison.Ordinal);
        }
    }
}
