using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;
using Serverless.LocalDev.Functions;

namespace Serverless.Tests.Platform.Functions;

/// <summary>Docs: "Guide for running C# Azure Functions in the isolated worker process": dependency injection, middleware, bindings.</summary>
public sealed class InvocationTests
{
    [Fact]
    public async Task A_function_class_gets_services_from_a_scope_that_ends_with_the_invocation()
    {
        await using var host = await TestHost.StartAsync();
        await host.PingAsync("Injected", "hello");
        Assert.Equal(["hello", "Injected", "scope closed"], host.Probe.Seen.Where(seen => !seen.StartsWith("AtStart", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_static_function_opens_a_scope_only_when_it_asks_for_services()
    {
        await using var host = await TestHost.StartAsync();
        Assert.Equal(42, await host.PingAsync("Static", 41));
        Assert.DoesNotContain("scope closed", host.Probe.Seen);
        await host.PingAsync("StaticWithServices", "x");
        Assert.Contains("scope closed", host.Probe.Seen);
    }

    [Fact]
    public async Task Middleware_runs_in_order_of_registration_around_the_function()
    {
        var order = new List<string>();
        await using var host = await TestHost.StartAsync(builder =>
        {
            builder.UseMiddleware(Note("first"));
            builder.UseWhen(context => context.FunctionDefinition.Name == "Static", Note("only for Static"));
            builder.UseWhen(context => context.FunctionDefinition.Name != "Static", Note("never for Static"));
            builder.UseMiddleware(Note("last"));
        });
        order.Clear();
        await host.PingAsync("Static", 1);
        Assert.Equal(["first", "only for Static", "last", "last done", "only for Static done", "first done"], order);

        Func<FunctionContext, Func<Task>, Task> Note(string name) => async (context, next) =>
        {
            if (context.FunctionDefinition.Name == "Static") order.Add(name);
            await next();
            if (context.FunctionDefinition.Name == "Static") order.Add(name + " done");
        };
    }

    [Fact]
    public async Task Middleware_may_replace_inputs_results_and_outputs()
    {
        await using var host = await TestHost.StartAsync(builder => builder.UseMiddleware(async (context, next) =>
        {
            if (context.FunctionDefinition.Name == "Returns")
            {
                (await context.BindInputAsync<string>(context.FunctionDefinition.InputBindings["value"])).Value = "replaced";
            }
            await next();
            if (context.FunctionDefinition.Name == "Static") context.GetInvocationResult().Value = 7;
            foreach (var output in context.GetOutputBindings<string>()) output.Value += "?";
        }));
        Assert.Equal(7, await host.PingAsync("Static", 1));
        Assert.Equal("replaced!", await host.PingAsync("Returns", "given"));
        Assert.Equal(["returned: replaced!?"], host.Pongs.Written);
    }

    [Fact]
    public async Task Every_output_property_that_is_not_null_is_written()
    {
        await using var host = await TestHost.StartAsync();
        await host.PingAsync("ReturnsMany", "m");
        Assert.Equal(["first: m1", "second: m2"], host.Pongs.Written);
    }

    [Fact]
    public async Task Parameters_bind_to_trigger_inputs_binding_data_and_defaults()
    {
        await using var host = await TestHost.StartAsync();
        var id = Guid.Parse("11111111222233334444555555555555");
        var bound = await host.InvokeAsync("Bound", new TriggerInvocation
        {
            TriggerValue = "v",
            BindingData = new Dictionary<string, object?> { ["count"] = "3", ["id"] = id.ToString() },
        });
        Assert.Equal($"v word 3 {id:N} null True default", bound);
    }

    [Fact]
    public async Task A_value_of_the_wrong_kind_fails_naming_function_and_parameter()
    {
        await using var host = await TestHost.StartAsync();
        var failure = await Assert.ThrowsAsync<FunctionInputConverterException>(() => host.PingAsync("Static", "text"));
        Assert.Contains("'Static', parameter 'value'", failure.Message, StringComparison.Ordinal);
        failure = await Assert.ThrowsAsync<FunctionInputConverterException>(() => host.PingAsync("Unbound", "x"));
        Assert.Contains("'Unbound', parameter 'missing'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invocation_ids_are_GUIDs_that_do_not_repeat_and_repeat_in_the_next_run_of_the_test()
    {
        var ids = new List<string>();
        for (var run = 0; run < 2; run++)
        {
            await using var host = await TestHost.StartAsync();
            await host.Clock.SettleAsync();
            host.Probe.Acts["Injected"] = context =>
            {
                ids.Add(context.InvocationId);
                return Task.CompletedTask;
            };
            await host.PingAsync("Injected", "1");
            await host.PingAsync("Injected", "2");
        }
        Assert.All(ids, id => Guid.Parse(id));
        Assert.Equal(2, ids.Distinct().Count());
        Assert.Equal(ids[..2], ids[2..]);
    }

    [Fact]
    public void Without_an_embedded_cloud_the_build_says_how_to_start_one()
    {
        var builder = Microsoft.Azure.Functions.Worker.Builder.FunctionsApplication.CreateBuilder([]);
        var failure = Assert.Throws<InvalidOperationException>(builder.Build);
        Assert.Contains("dotnet run --project local-dev", failure.Message, StringComparison.Ordinal);
    }
}
