using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Serverless.LocalDev.Functions;

/// <summary>One output of one invocation, on its way from the function to the binding's provider.</summary>
internal sealed class FunctionOutput(OutputPlan plan, object? value)
{
    public OutputPlan Plan { get; } = plan;

    public object? Value { get; set; } = value;
}

/// <summary>An output binding of a function: on its method, meaning what it returns, or on a property of what it returns.</summary>
/// <param name="Read">Takes the output's value from what the function returned.</param>
/// <param name="Provider">Null for the HTTP result, which the HTTP listener writes.</param>
internal sealed record OutputPlan(
    BindingMetadata Metadata, OutputBindingAttribute Attribute, Func<object, object?> Read, IOutputBindingProvider? Provider);

internal sealed class HostedOutputBindingData<T>(FunctionOutput output) : OutputBindingData<T>
{
    public override string BindingType => output.Plan.Metadata.Type;

    public override string Name => output.Plan.Metadata.Name;

    public override T? Value
    {
        get => (T?)output.Value;
        set => output.Value = value;
    }
}
