using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Serverless.LocalDev.Cosmos.Documents;
using Serverless.LocalDev.Cosmos.Http;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Cosmos.Resources;

/// <summary>The databases of the account. Creating and deleting what holds documents is rare: one lock for all of it.</summary>
internal sealed class CosmosAccount : IDisposable
{
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<string, DatabaseResource> byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DatabaseResource> byRid = new(StringComparer.Ordinal);
    private readonly CloudStore store;
    private readonly ExpirySweep sweep;
    private int lastNumber;

    private CosmosAccount(CloudClock clock, CloudStore store)
    {
        Clock = clock;
        this.store = store;
        sweep = new ExpirySweep(clock);
        Offers = new Offers(store);
    }

    public CloudClock Clock { get; }

    public Offers Offers { get; }

    /// <summary>Why nothing can be written any more; what is in memory may then never have been.</summary>
    public StoreException? Fault => store.Fault;

    public long DocumentCount => byName.Values.SelectMany(database => database.Containers).Sum(container => (long)container.Count);

    public IEnumerable<DatabaseResource> Databases => byName.Values.OrderBy(database => database.Number);

    private long Now => Clock.UtcNow.ToUnixTimeSeconds();

    public static async Task<CosmosAccount> OpenAsync(CloudClock clock, CloudStore store)
    {
        await store.ExecuteAsync(ResourceRows.Definition);
        await store.ExecuteAsync(DocumentRows.Definition);
        var account = new CosmosAccount(clock, store);
        await store.ReadAsync(connection =>
        {
            account.Load(connection);
            return true;
        });
        return account;
    }

    public DatabaseResource? Find(string nameOrRid) =>
        byName.TryGetValue(nameOrRid, out var database) || byRid.TryGetValue(nameOrRid, out database) ? database : null;

    /// <exception cref="CosmosRefusal">409: the name is taken.</exception>
    public DatabaseResource CreateDatabase(string id, int? throughput, out Task committed)
    {
        DocumentIds.Check(id);
        lock (gate)
        {
            if (byName.ContainsKey(id)) throw Conflict();
            var database = new DatabaseResource(++lastNumber, id, Now);
            Add(database);
            // Queued first, so that it is safe when what follows is.
            if (throughput is { } units) _ = Offers.SetAsync(database.Rid, database.Self, units);
            committed = store.WriteAsync(new ResourceRows.DatabaseCreated(database.Number, id, Now));
            return database;
        }
    }

    public void DeleteDatabase(DatabaseResource database, out Task committed)
    {
        lock (gate)
        {
            foreach (var container in database.Containers) DeleteContainer(database, container, out _);
            byName.TryRemove(database.Id, out _);
            byRid.TryRemove(database.Rid, out _);
            Offers.Remove(database.Rid);
            committed = store.WriteAsync(new ResourceRows.DatabaseDeleted(database.Number));
        }
    }

    /// <exception cref="CosmosRefusal">409: the name is taken; 400: the definition is no good.</exception>
    public DocumentContainer CreateContainer(DatabaseResource database, JsonObject json, int? throughput, out Task committed)
    {
        var definition = ContainerDefinition.Parse(json);
        lock (gate)
        {
            if (database.Find(definition.Id) is not null) throw Conflict();
            var resource = new ContainerResource(database.Number, ++lastNumber, definition, Now);
            var container = new DocumentContainer(resource, Clock, store, sweep);
            database.Add(container);
            if (throughput is not null || !Offers.Has(database.Rid)) _ = Offers.SetAsync(resource.Rid, resource.Self, throughput ?? Offers.Default);
            committed = store.WriteAsync(new ResourceRows.ContainerPut(resource));
            return container;
        }
    }

    public void ReplaceContainer(DocumentContainer container, JsonObject json, out Task committed)
    {
        var definition = ContainerDefinition.Parse(json);
        if (!definition.TrackedPaths.Select(path => path.Text).SequenceEqual(container.Resource.Definition.TrackedPaths.Select(path => path.Text)))
        {
            throw new CosmosRefusal(400, "The partition key and the unique keys of a container cannot be changed.");
        }
        lock (gate)
        {
            container.Redefine(definition);
            container.Resource.Timestamp = Now;
            container.Resource.Version++;
            committed = store.WriteAsync(new ResourceRows.ContainerPut(container.Resource));
        }
    }

    public void DeleteContainer(DatabaseResource database, DocumentContainer container, out Task committed)
    {
        lock (gate)
        {
            database.Remove(container);
            Offers.Remove(container.Resource.Rid);
            committed = store.WriteAsync(new ResourceRows.ContainerDeleted(container.Resource.Number));
        }
    }

    public void Dispose() => sweep.Dispose();

    private void Load(StoreConnection connection)
    {
        foreach (var (number, id, timestamp) in ResourceRows.Databases(connection))
        {
            lastNumber = Math.Max(lastNumber, number);
            Add(new DatabaseResource(number, id, timestamp));
        }
        foreach (var (number, databaseNumber, definition, timestamp, lsn) in ResourceRows.Containers(connection))
        {
            lastNumber = Math.Max(lastNumber, number);
            var json = JsonNode.Parse(definition)!.AsObject();
            var resource = new ContainerResource(databaseNumber, number, ContainerDefinition.Parse(json), timestamp);
            var container = new DocumentContainer(resource, Clock, store, sweep);
            byRid[ResourceIds.Database(databaseNumber)].Add(container);
            container.Load(connection, lsn);
        }
        Offers.Load(connection);
    }

    private void Add(DatabaseResource database)
    {
        byName[database.Id] = database;
        byRid[database.Rid] = database;
    }

    private static CosmosRefusal Conflict() => new(409, "Entity with the specified id already exists in the system.");
}
