using Serverless.LocalDev.Functions.Definitions;
using Serverless.LocalDev.Functions.Rpc;

namespace Serverless.LocalDev.Functions.Invocation;

/// <summary>Gives the values of input bindings that are not the trigger, such as a durable client.</summary>
internal interface IInputProvider
{
    /// <summary>Sent with every invocation of the function; null where the binding is of another kind.</summary>
    TypedData? TryCreate(FunctionDefinition function, BindingDefinition input);
}
