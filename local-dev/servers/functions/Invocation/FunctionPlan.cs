using Microsoft.Extensions.Logging;
using Serverless.LocalDev.Functions.Definitions;
using Serverless.LocalDev.Functions.Rpc;

namespace Serverless.LocalDev.Functions.Invocation;

/// <summary>What every invocation of a function needs, made once when it is loaded.</summary>
/// <param name="Inputs">Sent beside the trigger's own input.</param>
/// <param name="Outputs">By binding name; <c>$return</c> is the returned value.</param>
internal sealed record FunctionPlan(
    FunctionDefinition Function,
    IReadOnlyList<ParameterBinding> Inputs,
    IReadOnlyDictionary<string, IOutputBinding> Outputs,
    ILogger Logger)
{
    /// <summary>The name the real host logs a function's results under.</summary>
    public string LoggedName { get; } = "Functions." + Function.Name;

    public KeyValuePair<string, object?> Tag { get; } = new("faas.name", Function.Name);

    public bool HasOutputs { get; } = Outputs.Count > 0;
}
