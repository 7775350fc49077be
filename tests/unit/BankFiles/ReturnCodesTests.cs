using Serverless.Orchestrations.BankFiles;

namespace Serverless.Tests.Unit.BankFiles;

/// <summary>The committed codes against a table written from the published handling of each.</summary>
public class ReturnCodesTests
{
    private static readonly ReturnCodes Codes = ReturnCodes.Default.On(new(2026, 3, 2));

    [Theory]
    [InlineData("R01 R09", ReturnHandling.Retry)]
    [InlineData("R02 R03 R04 R12 R13 R20 R28 X9-D X9-E", ReturnHandling.FixBankData)]
    [InlineData("R05 R07 R10 R29 R51", ReturnHandling.RevokeAutopay)]
    [InlineData("R11", ReturnHandling.CorrectAndResubmit)]
    [InlineData("R08 R16 X9-C", ReturnHandling.Stop)]
    [InlineData("R14 R15", ReturnHandling.Deceased)]
    [InlineData("R06 R31", ReturnHandling.BankLevel)]
    [InlineData("R17 R18 R19 R21 R22 R24 R25 R26 R27", ReturnHandling.DuplicateOrFraud)]
    [InlineData("R23", ReturnHandling.ReturnedCredit)]
    [InlineData("R33 R37 R38 R52 R53", ReturnHandling.ConvertedCheck)]
    [InlineData("R30 R32 R34 R35 R36 R39 R50", ReturnHandling.Person)]
    [InlineData("R40 R41 R42 R43 R44 R45 R46 R47 R80 R81 R82 R83 R84 R85 R90", ReturnHandling.NotOurs)]
    [InlineData("R61 R62 R63 R64 R65 R66 R67 R68 R69 R70 R71 R72 R73 R74 R75 R76 R77", ReturnHandling.BetweenBanks)]
    [InlineData("R48 R54 R60 R78 R99 X9-? CARD-DISPUTE", ReturnHandling.Person)]
    public void Each_code_has_its_handling(string codes, ReturnHandling handling) => Assert.All(codes.Split(' '), code => Assert.Equal(handling, Codes.Of(code).Handling));

    [Fact]
    public void The_statute_lets_the_city_charge_for_these_and_no_others() =>
        Assert.Equal(["R01", "R02", "R03", "R04", "R09", "X9-A", "X9-B", "X9-D", "X9-E"], With(reason => reason.Fee == StatutoryFee.Covered));

    [Fact]
    public void A_stopped_payment_is_charged_only_with_evidence() =>
        Assert.Equal(["R08", "X9-C"], With(reason => reason.Fee == StatutoryFee.WithEvidence));

    [Fact]
    public void Only_lack_of_funds_may_be_tried_again() => Assert.Equal(["R01", "R09"], With(reason => reason.MayRetry));

    [Fact]
    public void The_watched_rates_count_these()
    {
        Assert.Equal(["R05", "R07", "R10", "R11", "R29", "R51"], With(reason => reason.WatchedAs == WatchedAs.Unauthorized));
        Assert.Equal(["R02", "R03", "R04"], With(reason => reason.WatchedAs == WatchedAs.Administrative));
    }

    [Fact]
    public void Every_code_has_one_rule_with_its_source_and_certainty()
    {
        Assert.Distinct(Codes.Reasons.SelectMany(reason => reason.Codes));
        Assert.All(Codes.Reasons, reason => Assert.True(reason.Source.Length > 0 && reason.Certainty is "A" or "B" or "U"));
    }

    [Fact]
    public void What_is_between_banks_never_is_a_customers_whatever_the_policy_says() =>
        Assert.All(Codes.Reasons.SelectMany(reason => reason.Codes), code => Assert.Equal(Codes.Of(code).Handling == ReturnHandling.BetweenBanks, ReturnCodes.IsBetweenBanks(code)));

    private static IEnumerable<string> With(Func<ReturnReason, bool> condition) =>
        Codes.Reasons.Where(condition).SelectMany(reason => reason.Codes).Order(StringComparer.Ordinal);
}
