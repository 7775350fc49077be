using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>What a person or entity owes here, and how long they have been a customer.</summary>
/// <param name="Owed">Dollars owed on their own closed accounts. A former occupant's debt is never theirs (F.S. 180.135).</param>
public sealed record EntityRecord(decimal Owed, CustomerHistory History)
{
    /// <param name="own">All accounts of the person or entity.</param>
    public static EntityRecord Of(IReadOnlyCollection<AccountDocument> own, DateTimeOffset now)
    {
        var owed = own.Where(account => account.Status == AccountStatus.Closed).Sum(account => account.Owed);
        var active = own.Where(account => account.Status == AccountStatus.Active).ToArray();
        return new(owed, new(active.Length == 0 ? 0 : WholeMonths(BusinessCalendar.DateOf(active.Min(account => account.CreatedAt)), BusinessCalendar.DateOf(now))));
    }

    private static int WholeMonths(DateOnly from, DateOnly to) =>
        Math.Max(0, (to.Year - from.Year) * 12 + to.Month - from.Month - (to.Day < from.Day ? 1 : 0));
}
