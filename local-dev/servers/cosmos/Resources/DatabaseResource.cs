using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Serverless.LocalDev.Cosmos.Documents;

namespace Serverless.LocalDev.Cosmos.Resources;

/// <summary>A database and its containers, found by name or by _rid.</summary>
internal sealed class DatabaseResource(int number, string id, long timestamp)
{
    private readonly ConcurrentDictionary<string, DocumentContainer> byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DocumentContainer> byRid = new(StringComparer.Ordinal);

    public int Number { get; } = number;

    public string Id { get; } = id;

    public string Rid { get; } = ResourceIds.Database(number);

    public string Self => $"dbs/{Rid}/";

    public string ETag => StoredDocument.ETagOf(timestamp);

    public IEnumerable<DocumentContainer> Containers => byName.Values.OrderBy(container => container.Resource.Number);

    public DocumentContainer? Find(string nameOrRid) =>
        byName.TryGetValue(nameOrRid, out var container) || byRid.TryGetValue(nameOrRid, out container) ? container : null;

    public void Add(DocumentContainer container)
    {
        byName[container.Resource.Definition.Id] = container;
        byRid[container.Resource.Rid] = container;
    }

    public void Remove(DocumentContainer container)
    {
        byName.TryRemove(container.Resource.Definition.Id, out _);
        byRid.TryRemove(container.Resource.Rid, out _);
    }

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["_rid"] = Rid,
        ["_self"] = Self,
        ["_etag"] = ETag,
        ["_colls"] = "colls/",
        ["_users"] = "users/",
        ["_ts"] = timestamp,
    };
}
