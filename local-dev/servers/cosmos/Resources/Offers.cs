using System.Text.Json.Nodes;
using Serverless.LocalDev.Cosmos.Documents;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Cosmos.Resources;

/// <summary>Provisioned throughput, kept and answered but not enforced: throttling here is what a test asks for.</summary>
internal sealed class Offers(CloudStore store)
{
    /// <summary>RU/s of a container whose creator named none: the smallest there is.</summary>
    public const int Default = 400;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Offer> byResource = new(StringComparer.Ordinal);
    private int lastNumber;

    public bool Has(string resourceRid)
    {
        lock (gate) return byResource.ContainsKey(resourceRid);
    }

    public Task SetAsync(string resourceRid, string self, int throughput)
    {
        lock (gate)
        {
            var number = byResource.TryGetValue(resourceRid, out var known) ? known.Number : ++lastNumber;
            var offer = new Offer(resourceRid, self, number, throughput);
            byResource[resourceRid] = offer;
            return store.WriteAsync(new OfferPut(offer));
        }
    }

    public void Remove(string resourceRid)
    {
        lock (gate)
        {
            if (byResource.Remove(resourceRid)) store.WriteAsync(new OfferDeleted(resourceRid));
        }
    }

    public Offer? FindByRid(string rid)
    {
        lock (gate) return byResource.Values.FirstOrDefault(offer => offer.Rid == rid);
    }

    public List<Offer> All()
    {
        lock (gate) return [.. byResource.Values.OrderBy(offer => offer.Number)];
    }

    public void Load(StoreConnection connection)
    {
        var rows = connection.Prepare("SELECT resource, self, number, throughput FROM cosmos_offers");
        while (rows.Step())
        {
            var offer = new Offer(rows.GetString(0), rows.GetString(1), (int)rows.GetInt64(2), (int)rows.GetInt64(3));
            byResource[offer.ResourceRid] = offer;
            lastNumber = Math.Max(lastNumber, offer.Number);
        }
        rows.Reset();
    }

    private sealed class OfferPut(Offer offer) : StoreChange
    {
        public override void Apply(StoreConnection connection) => connection
            .Prepare("INSERT OR REPLACE INTO cosmos_offers (resource, self, number, throughput) VALUES (?,?,?,?)")
            .Bind(1, offer.ResourceRid).Bind(2, offer.ResourceSelf).Bind(3, offer.Number).Bind(4, offer.Throughput).Execute();
    }

    private sealed class OfferDeleted(string resource) : StoreChange
    {
        public override void Apply(StoreConnection connection) =>
            connection.Prepare("DELETE FROM cosmos_offers WHERE resource = ?").Bind(1, resource).Execute();
    }
}

/// <param name="Throughput">RU/s.</param>
internal sealed record Offer(string ResourceRid, string ResourceSelf, int Number, int Throughput)
{
    public string Rid { get; } = ResourceIds.Offer(Number);

    public JsonObject ToJson() => new()
    {
        ["resource"] = ResourceSelf,
        ["offerType"] = "Invalid",
        ["offerResourceId"] = ResourceRid,
        ["offerVersion"] = "V2",
        ["content"] = new JsonObject { ["offerThroughput"] = Throughput, ["offerIsRUPerMinuteThroughputEnabled"] = false },
        ["id"] = Rid,
        ["_rid"] = Rid,
        ["_self"] = $"offers/{Rid}/",
        ["_etag"] = StoredDocument.ETagOf(Throughput),
        ["_ts"] = 0,
    };
}
