using Serverless.LocalDev.Functions.Definitions;
using Serverless.LocalDev.Functions.Rpc;

namespace Serverless.LocalDev.Functions.Invocation;

/// <summary>Makes writers for one kind of output binding.</summary>
internal interface IOutputProvider
{
    /// <summary>Null where the binding is of another kind.</summary>
    IOutputBinding? TryCreate(FunctionDefinition function, BindingDefinition output);
}

/// <summary>Writes what a function returned for one output binding, after the function succeeded.</summary>
internal interface IOutputBinding
{
    /// <exception cref="Exception">The value could not be written: the invocation fails with it.</exception>
    Task WriteAsync(TypedData value, CancellationToken cancellation);
}
