using Microsoft.Extensions.Logging;
using Serverless.LocalDev.Functions.Definitions;
using Serverless.LocalDev.Functions.Rpc;

namespace Serverless.LocalDev.Functions.Invocation;

/// <summary>Finds who gives each input of a function and who writes each output.</summary>
internal sealed class FunctionPlanner(
    IReadOnlyList<IInputProvider> inputs, IReadOnlyList<IOutputProvider> outputs, ILoggerFactory loggers)
{
    /// <exception cref="InvalidOperationException">A binding is of a kind nobody here knows; names function and binding.</exception>
    public FunctionPlan Plan(FunctionDefinition function)
    {
        var given = new List<ParameterBinding>();
        var written = new Dictionary<string, IOutputBinding>(StringComparer.Ordinal);
        foreach (var binding in function.Bindings)
        {
            // The answer to an HTTP request travels over HTTP, not in the invocation's result.
            if (binding.IsTrigger || binding.Is("http")) continue;
            if (binding.IsOutput) written[binding.Name] = Output(function, binding);
            else given.Add(new ParameterBinding { Name = binding.Name, Data = Input(function, binding) });
        }
        return new FunctionPlan(function, given, written, loggers.CreateLogger("Function." + function.Name));
    }

    private TypedData Input(FunctionDefinition function, BindingDefinition binding) =>
        inputs.Select(provider => provider.TryCreate(function, binding)).FirstOrDefault(value => value is not null)
        ?? throw Unknown(function, binding);

    private IOutputBinding Output(FunctionDefinition function, BindingDefinition binding) =>
        outputs.Select(provider => provider.TryCreate(function, binding)).FirstOrDefault(output => output is not null)
        ?? throw Unknown(function, binding);

    private static InvalidOperationException Unknown(FunctionDefinition function, BindingDefinition binding) =>
        new($"Function '{function.Name}', binding '{binding.Name}': this host does not serve '{binding.Type}' here.");
}
