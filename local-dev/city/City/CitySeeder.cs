using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Documents;

namespace Serverless.LocalDev.City;

/// <summary>Writes the sample city, once: what is there already is left as it is.</summary>
public static class CitySeeder
{
    /// <summary>True when the city was written now.</summary>
    public static async Task<bool> SeedAsync(UtilityDatabase database, SampleCity city, CancellationToken cancellation = default)
    {
        // The last account goes in last: when it is there, everything is.
        var last = city.Accounts - 1;
        if (await database.Accounts.FindAsync<AccountDocument>(SampleCity.AccountId(last), AccountDocument.DocumentId, cancellation) is not null) return false;
        await Parallel.ForAsync(0, city.VacantHomes, cancellation, async (number, stop) => await WritePremiseAsync(database, city, city.VacantHome(number), stop));
        await Parallel.ForAsync(0, last, cancellation, async (number, stop) => await WriteAsync(database, city, number, stop));
        await WriteAsync(database, city, last, cancellation);
        return true;
    }

    private static async Task WriteAsync(UtilityDatabase database, SampleCity city, int number, CancellationToken cancellation)
    {
        await WritePremiseAsync(database, city, number, cancellation);
        var batch = database.Accounts.CreateTransactionalBatch(new PartitionKey(SampleCity.AccountId(number)));
        var (bill, entered) = SampleCity.Opened(number);
        batch.CreateItem(entered.Account);
        foreach (var entry in entered.Entries) batch.CreateItem(entry);
        if (bill is not null) batch.CreateItem(bill);
        foreach (var agreement in SampleCity.Agreements(number)) batch.CreateItem(agreement);
        await batch.RunAsync(cancellation);
    }

    private static async Task WritePremiseAsync(UtilityDatabase database, SampleCity city, int number, CancellationToken cancellation)
    {
        var premise = city.Premise(number);
        await database.Premises.CreateOnceAsync(premise.PremiseId, premise, cancellation);
    }
}
