using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Billing;

/// <summary>Charges everybody who is late, once a day. A run that is cut short is made up by the next: each bill is charged once, by an entry with a derived id.</summary>
public sealed class LateCharging(
    UtilityDatabase database,
    AccountLedger ledgers,
    CaseHolds holds,
    ChannelOutages outages,
    IEnumerable<ILateChargeExemptions> exemptions,
    EffectiveDated<LateChargePolicy> policies,
    EffectiveDated<BusinessCalendar> calendars,
    TimeProvider time)
{
    private sealed record Late(string AccountId);

    /// <returns>How many bills were charged.</returns>
    /// <exception cref="CosmosException">The store refused; what was charged stays, and a second run goes on.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        var today = BusinessCalendar.DateOf(time.GetUtcNow());
        var (policy, calendar) = (policies.On(today), calendars.On(today));
        var known = await outages.AllAsync(cancellation);
        var query = new QueryDefinition("SELECT c.accountId FROM c WHERE c.type = @type AND c.oldestDueOn <= @latest AND c.newestDueOn >= @earliest")
            .WithParameter("@type", AccountDocument.TypeName)
            .WithParameter("@earliest", policy.EarliestDue(today))
            .WithParameter("@latest", policy.LatestDue(today));
        var charged = 0;
        await foreach (var late in database.Accounts.QueryAsync<Late>(query, cancellation: cancellation))
        {
            while (await ChargeNextAsync(late.AccountId, known, policy, calendar, cancellation)) charged++;
        }
        return charged;
    }

    /// <summary>Charges one bill, so that each has its own event.</summary>
    private async Task<bool> ChargeNextAsync(
        string accountId, IReadOnlyList<ChannelOutageDocument> outagesKnown, LateChargePolicy policy, BusinessCalendar calendar, CancellationToken cancellation) =>
        await ledgers.ChangeAsync(
            accountId,
            async (account, ledger, now) =>
            {
                var exempt = new List<ExemptAmount>();
                foreach (var known in exemptions) exempt.AddRange(await known.OfAsync(accountId, BusinessCalendar.DateOf(now), cancellation));
                var facts = new LatenessFacts(await holds.InAccountAsync(accountId, cancellation), exempt, outagesKnown);
                if (ChargeLateness.Decide(account, ledger, facts, policy, calendar, now) is not [var next, ..]) return null;
                var entered = account.Enter(next, now);
                return new(entered, ChargeLateness.Tell(entered.Account, next, now));
            },
            cancellation) is not null;
}
