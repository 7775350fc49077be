using Microsoft.AspNetCore.Http;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Functions.Keys;

/// <summary>The keys in force: those given to the host, else those the store keeps from an earlier start.</summary>
internal sealed class KeyRing(CloudStore store, FunctionKeys? registered)
{
    private const string Header = "x-functions-key";
    private FunctionKeys? keys = registered;

    /// <summary>Reads the store's keys, making them in a store that has none.</summary>
    public async Task LoadAsync()
    {
        if (keys is not null) return;
        await store.ExecuteAsync("CREATE TABLE IF NOT EXISTS host_keys (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");
        await store.WriteAsync(new Creation());
        var kept = await store.ReadAsync(ReadAll);
        keys = new FunctionKeys(
            kept["master"], kept["host"],
            kept.Where(key => key.Key.StartsWith("function/", StringComparison.Ordinal))
                .ToDictionary(key => key.Key["function/".Length..], key => key.Value));
    }

    /// <summary>Null until the host has started.</summary>
    public FunctionKeys? Keys => keys;

    public bool IsAdmin(HttpContext http) => KeyIn(http) is { } key && keys is not null && keys.OpensAdmin(key);

    public bool IsSystem(HttpContext http) => KeyIn(http) is { } key && keys is not null && keys.OpensSystem(key);

    public bool OpensFunction(HttpContext http, string function) =>
        KeyIn(http) is { } key && keys is not null && keys.OpensFunction(key, function);

    private static string? KeyIn(HttpContext http) =>
        http.Request.Headers.TryGetValue(Header, out var header) ? header.ToString()
        : http.Request.Query.TryGetValue("code", out var code) ? code.ToString()
        : null;

    private static Dictionary<string, string> ReadAll(StoreConnection connection)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var rows = connection.Prepare("SELECT name, value FROM host_keys");
        while (rows.Step()) found[rows.GetString(0)] = rows.GetString(1);
        rows.Reset();
        return found;
    }

    private sealed class Creation : StoreChange
    {
        private readonly string master = FunctionKeys.Generate();
        private readonly string host = FunctionKeys.Generate();

        public override void Apply(StoreConnection connection)
        {
            var insert = connection.Prepare("INSERT INTO host_keys (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING");
            insert.Bind(1, "master").Bind(2, master).Execute();
            insert.Bind(1, "host").Bind(2, host).Execute();
        }
    }
}
