using System.Text.Json;
using Google.Protobuf;
using Microsoft.DurableTask.Protobuf;
using Microsoft.Extensions.DependencyInjection;

namespace Serverless.Tests.Conformance.Functions;

/// <summary>
/// What the worker's Durable extension 1.21.1 does wrong within extended sessions, on Azure as here. A package that no longer
/// does fails these tests: then local-dev/README.md need not warn any more.
/// </summary>
public sealed class DurableSessionFaultTests : IDisposable
{
    private readonly HostJsonFolder hostJson = new("""{ "extensions": { "durableTask": { "extendedSessionsEnabled": true } } }""");

    public void Dispose() => hostJson.Dispose();

    /// <summary>It returns what stands in the context of the turn that began the session: the answer to that turn.</summary>
    [Fact]
    public async Task An_orchestrator_that_returns_plain_Task_outputs_the_answer_to_the_turn_that_began_its_session()
    {
        await using var platform = await Platform.StartAsync(new() { Directory = hostJson.Path });
        await RunAsync(platform, "Returns-Nothing");
        var output = JsonSerializer.Deserialize<string>((await platform.Hub.StatusAsync())["Completed: ".Length..])!;
        Assert.Equal("s", OrchestratorResponse.Parser.ParseFrom(ByteString.FromBase64(output)).InstanceId);
    }

    [Fact]
    public async Task Without_sessions_it_outputs_nothing()
    {
        await using var platform = await Platform.StartAsync();
        await RunAsync(platform, "Returns-Nothing");
        Assert.Equal("Completed: ", await platform.Hub.StatusAsync());
    }

    [Fact]
    public async Task A_scoped_service_of_the_first_turn_is_disposed_while_the_code_that_holds_it_goes_on()
    {
        await using var platform = await Platform.StartAsync(new()
        {
            Directory = hostJson.Path,
            ConfigureWorker = services => services.AddScoped<Lease>(),
        });
        var leases = new List<Lease>();
        platform.Probe.Acts["Repeats"] = context =>
        {
            leases.Add(context.InstanceServices.GetRequiredService<Lease>());
            return Task.CompletedTask;
        };
        await RunAsync(platform, "Repeats");
        Assert.Equal("Running: ", await platform.Hub.StatusAsync());
        Assert.True(Assert.Single(leases).IsDisposed);
    }

    private static async Task RunAsync(Platform platform, string name)
    {
        await platform.Hub.BeginAsync(name);
        await platform.Virtual.SettleAsync();
        await platform.Hub.DecideAsync();
        await platform.Virtual.SettleAsync();
    }

    private sealed class Lease : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
