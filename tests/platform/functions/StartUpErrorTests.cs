using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Functions;
using Serverless.LocalDev.Functions.Http;
using Serverless.LocalDev.Functions.Timers;
using Serverless.Tests.Platform.Functions.Application;

namespace Serverless.Tests.Platform.Functions;

/// <summary>What can never run is an error at start that names the function and its parameter.</summary>
public sealed class StartUpErrorTests
{
    [Fact]
    public async Task A_trigger_without_a_listener_is_an_error_at_start()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => TestHost.StartAsync(builder => Remove<ITriggerProvider>(builder.Services)));
        Assert.Contains("'Bound', parameter 'value'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("PingTriggerAttribute", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_input_nothing_binds_is_an_error_at_start()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => TestHost.StartAsync(builder => Remove<IInputBindingProvider>(builder.Services)));
        Assert.Contains("'Bound', parameter 'word'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_nothing_writes_is_an_error_at_start()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => TestHost.StartAsync(builder => Remove<IOutputBindingProvider>(builder.Services)));
        Assert.Contains("'Returns', output '$return'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_a_trigger_names_must_exist()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => TestHost.StartAsync(builder =>
            builder.Configuration.AddInMemoryCollection([new("HalfMinute", null)])));
        Assert.Contains("'EveryHalfMinute'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("'HalfMinute'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schedule_that_is_none_is_refused()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => TimerSchedule.Parse("Nightly", "every night"));
        Assert.Contains("'Nightly'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_functions_of_one_name_are_refused()
    {
        var function = Describe(nameof(TakesVersion), null);
        var failure = Assert.Throws<InvalidOperationException>(() =>
            FunctionDiscovery.RefuseDuplicates([function, function with { Name = function.Name.ToUpperInvariant() }]));
        Assert.Contains("more than once", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_HTTP_function_cannot_take_what_no_request_supplies()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => HttpParameters.Check(Describe(nameof(TakesStream), null), hasAspNetCore: true));
        Assert.Contains("parameter 'unknown'", failure.Message, StringComparison.Ordinal);
        failure = Assert.Throws<InvalidOperationException>(() => HttpParameters.Check(Describe(nameof(TakesVersion), null), hasAspNetCore: false));
        Assert.Contains("ConfigureFunctionsWebApplication", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retry_attribute_needs_a_trigger_with_function_level_retries()
    {
        await using var host = await TestHost.StartAsync();
        var invoker = host.Host.Services.GetRequiredService<FunctionInvoker>();
        var failure = Assert.Throws<InvalidOperationException>(() =>
            invoker.Prepare(host.Find("Static") with { Retry = new FixedDelayRetryAttribute(1, "00:00:01") }));
        Assert.Contains("'Static'", failure.Message, StringComparison.Ordinal);
    }

    private static void TakesVersion([HttpTrigger("get")] HttpRequest request, Version version) => _ = (request, version);

    private static void TakesStream([HttpTrigger("get")] HttpRequest request, Stream unknown) => _ = (request, unknown);

    private static DiscoveredFunction Describe(string method, RetryAttribute? retry)
    {
        var found = typeof(StartUpErrorTests).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!;
        var parameter = found.GetParameters()[0];
        return new DiscoveredFunction(method, found, parameter, parameter.GetCustomAttribute<HttpTriggerAttribute>()!, retry);
    }

    private static void Remove<T>(IServiceCollection services)
    {
        foreach (var service in services.Where(service => service.ServiceType == typeof(T) && IsOfTest(service)).ToList()) services.Remove(service);
    }

    private static bool IsOfTest(ServiceDescriptor service) =>
        (service.ImplementationType ?? service.ImplementationInstance!.GetType()).Assembly == typeof(Probe).Assembly;
}
