using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Serverless.LocalDev.Functions;

/// <summary>One attempt of one invocation. What most functions never ask for is made when it is first asked for.</summary>
internal sealed class HostedFunctionContext(
    HostedFunction function, TriggerInvocation invocation, InvocationServices services, int attempt, CancellationToken cancellation)
    : FunctionContext, IAsyncDisposable
{
    private readonly long number = services.Ids.Next();
    private string? invocationId;
    private TraceContext? trace;
    private BindingContext? binding;
    private RetryContext? retry;
    private IServiceProvider? instanceServices;
    private AsyncServiceScope? scope;
    private IDictionary<object, object>? items;
    private InvocationFeatures? features;
    private Dictionary<string, object?>? inputs;

    public HostedFunction Function => function;

    public TriggerInvocation Invocation => invocation;

    public InvocationServices Services => services;

    /// <summary>Time left to the invocation and its token; see <see cref="FunctionTimeLimit"/>.</summary>
    public InvocationLifetime Lifetime { get; } = new(services.Stopping, cancellation);

    public Activity? Activity { get; set; }

    public object? Result { get; set; }

    /// <summary>Empty until the function ran.</summary>
    public IReadOnlyList<FunctionOutput> Outputs { get; set; } = [];

    /// <summary>Inputs bound early by middleware, by parameter name.</summary>
    public Dictionary<string, object?>? BoundInputs => inputs;

    public override string InvocationId => invocationId ??= services.Ids.Format(number);

    public override string FunctionId => function.Definition.Id;

    public override TraceContext TraceContext => trace ??= new HostedTraceContext(Activity, invocation);

    public override BindingContext BindingContext => binding ??= new HostedBindingContext(invocation.BindingData);

    public override RetryContext RetryContext =>
        retry ??= new HostedRetryContext(attempt, function.Discovered.Retry?.MaxRetryCount ?? 0);

    public override FunctionDefinition FunctionDefinition => function.Definition;

    public override CancellationToken CancellationToken => Lifetime.Token;

    public override IServiceProvider InstanceServices
    {
        get => instanceServices ??= BeginScope();
        set => instanceServices = value;
    }

    public override IDictionary<object, object> Items
    {
        get => items ??= new Dictionary<object, object>();
        set => items = value;
    }

    public override IInvocationFeatures Features => features ??= ReadFeatures();

    public bool HasScope => scope is not null;

    /// <exception cref="NotSupportedException">Middleware passed on a context of its own making.</exception>
    public static HostedFunctionContext Of(FunctionContext context) => context as HostedFunctionContext
        ?? throw new NotSupportedException("The embedded host only runs the FunctionContext it made; it cannot be replaced.");

    public async ValueTask<InputBindingData<T>> BindInputAsync<T>(BindingMetadata metadata)
    {
        inputs ??= new Dictionary<string, object?>(StringComparer.Ordinal);
        if (!inputs.ContainsKey(metadata.Name)) inputs[metadata.Name] = await function.BindAsync(metadata.Name, this);
        return new HostedInputBindingData<T>(metadata, inputs);
    }

    public async ValueTask DisposeAsync()
    {
        Lifetime.Dispose();
        if (scope is { } opened) await opened.DisposeAsync();
    }

    private IServiceProvider BeginScope()
    {
        var opened = services.Scopes.CreateAsyncScope();
        scope = opened;
        return opened.ServiceProvider;
    }

    private InvocationFeatures ReadFeatures()
    {
        var read = new InvocationFeatures();
        for (var i = 0; i < invocation.Features.Count; i++) read.Add(invocation.Features[i].Key, invocation.Features[i].Value);
        return read;
    }
}
