using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Ledger;

namespace Serverless.Tests.Unit.Ledger;

public sealed class AgingTests
{
    [Fact]
    public void What_is_owed_falls_into_one_age_each_by_the_days_since_it_was_due()
    {
        int[] days = [5, 0, -1, -30, -31, -60, -61, -90, -91, -400];
        var items = days.Select((day, number) => Sample.Item(Receivable.Electric, 1m + number * 0.01m, $"B{number}", day)).Append(Sample.Item(Receivable.Water, 7m, dueInDays: -2));
        Assert.Equal(
            [new(Receivable.Electric, 2.01m, 2.05m, 2.09m, 2.13m, 2.17m), new AgedBalance(Receivable.Water, 0m, 7m, 0m, 0m, 0m)],
            Orchestrations.Ledger.Aging.Of(items, BusinessCalendar.DateOf(Sample.Now)));
        Assert.Equal(8.44m, new AgedBalance(Receivable.Electric, 2.01m, 2.05m, 2.09m, 2.13m, 2.17m).PastDue);
    }
}
