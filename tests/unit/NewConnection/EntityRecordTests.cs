using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.Tests.Unit.NewConnection;

/// <summary>Only closed accounts are in debt, only active ones make a history, and months are the city's.</summary>
public class EntityRecordTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 15, 16, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Debts_of_closed_accounts_are_added_up_and_no_others() => Assert.Equal(
        30.50m,
        EntityRecord.Of([Owing(AccountStatus.Closed, 10.25m), Owing(AccountStatus.Closed, 20.25m), Owing(AccountStatus.Active, 99m), Owing(AccountStatus.Withdrawn, 7m)], Now).Owed);

    [Fact]
    public void The_oldest_active_account_makes_the_history() => Assert.Equal(
        14, EntityRecord.Of([Since(2025, 12, 1), Since(2025, 1, 1), Since(2019, 1, 1) with { Status = AccountStatus.Closed }], Now).History.Months);

    [Fact]
    public void Who_has_no_active_account_has_no_history() => Assert.Equal(new EntityRecord(0m, new(0)), EntityRecord.Of([], Now));

    [Theory]
    [InlineData(2025, 3, 15, 12)]
    [InlineData(2025, 3, 16, 11)]
    [InlineData(2025, 3, 14, 12)]
    [InlineData(2025, 11, 30, 3)]
    [InlineData(2026, 4, 1, 0)]
    public void A_month_counts_when_it_is_full(int year, int month, int day, int months) => Assert.Equal(months, EntityRecord.Of([Since(year, month, day)], Now).History.Months);

    [Fact]
    public void It_is_still_yesterday_in_the_city_when_a_UTC_day_begins() => Assert.Equal(
        11, EntityRecord.Of([Since(2025, 3, 15)], new DateTimeOffset(2026, 3, 15, 2, 0, 0, TimeSpan.Zero)).History.Months);

    private static AccountDocument Owing(AccountStatus status, decimal dollars) => Sample.Account(status, (Receivable.Electric, dollars));

    private static AccountDocument Since(int year, int month, int day) => Sample.Account() with { CreatedAt = new(year, month, day, 17, 0, 0, TimeSpan.Zero) };
}
