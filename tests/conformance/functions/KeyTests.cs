using System.Net;
using Serverless.LocalDev.Functions.Keys;
using Serverless.LocalDev.Store;

namespace Serverless.Tests.Conformance.Functions;

/// <summary>Docs: "Work with access keys in Azure Functions".</summary>
public sealed class KeyTests(SharedPlatform shared) : IClassFixture<SharedPlatform>
{
    [Theory]
    [InlineData("Keyed", null, HttpStatusCode.Unauthorized)]
    [InlineData("Keyed", "wrong", HttpStatusCode.Unauthorized)]
    [InlineData("Keyed", "own-key", HttpStatusCode.OK)]
    [InlineData("Keyed", "host-key", HttpStatusCode.OK)]
    [InlineData("Keyed", "master-key", HttpStatusCode.OK)]
    [InlineData("AdminOnly", "own-key", HttpStatusCode.Unauthorized)]
    [InlineData("AdminOnly", "host-key", HttpStatusCode.Unauthorized)]
    [InlineData("AdminOnly", "master-key", HttpStatusCode.OK)]
    public async Task A_key_opens_what_it_is_for_in_the_header_and_in_the_query(string function, string? key, HttpStatusCode expected)
    {
        var client = shared.Platform.Client;
        Assert.Equal(expected, (await client.GetAsync(new Uri($"/api/{function}{(key is null ? "" : "?code=" + key)}", UriKind.Relative))).StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/{function}");
        if (key is not null) request.Headers.Add("x-functions-key", key);
        Assert.Equal(expected, (await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_refusal_has_no_body() =>
        Assert.Equal("", await (await shared.Platform.Client.GetAsync(new Uri("/api/Keyed", UriKind.Relative))).Content.ReadAsStringAsync());

    [Fact]
    public async Task The_hosts_status_needs_the_master_key()
    {
        var client = shared.Platform.Client;
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(new Uri("/admin/host/status?code=host-key", UriKind.Relative))).StatusCode);
        Assert.Contains("Running", await client.GetStringAsync("/admin/host/status?code=master-key"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_nobody_gave_are_made_once_and_kept_in_the_store()
    {
        using var clock = new VirtualClock(Platform.Start);
        await using var store = CloudStore.Open(StoreOptions.InMemory, clock.Work);
        var first = await MasterKeyAsync();
        Assert.Equal(40, first.Length);
        Assert.Equal(first, await MasterKeyAsync());

        async Task<string> MasterKeyAsync()
        {
            var ring = new KeyRing(store, registered: null);
            await ring.LoadAsync();
            return ring.Keys!.MasterKey;
        }
    }
}
