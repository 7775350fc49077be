using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.LocalDev.Functions;

internal sealed class HostedFunctionDefinition(
    DiscoveredFunction function,
    ImmutableArray<FunctionParameter> parameters,
    IImmutableDictionary<string, BindingMetadata> inputs,
    IImmutableDictionary<string, BindingMetadata> outputs) : FunctionDefinition
{
    public override ImmutableArray<FunctionParameter> Parameters => parameters;

    public override string PathToAssembly => function.Method.DeclaringType!.Assembly.Location;

    public override string EntryPoint { get; } = $"{function.Method.DeclaringType!.FullName}.{function.Method.Name}";

    public override string Id => function.Name;

    public override string Name => function.Name;

    public override IImmutableDictionary<string, BindingMetadata> InputBindings => inputs;

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings => outputs;
}
