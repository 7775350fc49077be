using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Serverless.LocalDev.Functions;
using Serverless.Tests.Platform.Functions.Application;

namespace Serverless.Tests.Platform.Functions;

internal sealed class PingProvider(Probe probe) : ITriggerProvider
{
    public Type AttributeType => typeof(PingTriggerAttribute);

    public ITriggerListener CreateListener(DiscoveredFunction function, IFunctionInvoker invoker) => new PingListener(function.Name, probe);
}

internal sealed class PingListener(string function, Probe probe) : IScalableListener
{
    public string FunctionName => function;

    public long Backlog { get; set; }

    public int ConcurrencyPerInstance => 10;

    public int Instances { get; set; } = 1;

    public Task StartAsync(CancellationToken cancellation) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellation)
    {
        if (function != "Cancelled") return;
        probe.Seen.Enqueue("stopping");
        await Task.Yield();
    }
}

internal sealed class PongOutputs : IOutputBindingProvider
{
    public Type AttributeType => typeof(PongOutputAttribute);

    public ConcurrentQueue<string> Written { get; } = new();

    public Task WriteAsync(OutputBindingAttribute attribute, object value, FunctionContext context, CancellationToken cancellation)
    {
        Written.Enqueue($"{((PongOutputAttribute)attribute).To}: {value}");
        return Task.CompletedTask;
    }
}

internal sealed class WordProvider : IInputBindingProvider
{
    public Type AttributeType => typeof(WordInputAttribute);

    public object? Bind(ParameterInfo parameter, InputBindingAttribute attribute, FunctionContext context) => parameter.Name;
}
