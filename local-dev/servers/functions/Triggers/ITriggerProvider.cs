using Serverless.LocalDev.Functions.Definitions;

namespace Serverless.LocalDev.Functions.Triggers;

/// <summary>Makes listeners for one kind of trigger.</summary>
internal interface ITriggerProvider
{
    /// <summary>Told of every function before any listener is made, also of those that are switched off.</summary>
    void Index(FunctionDefinition function)
    {
    }

    /// <summary>Not asked for a function that is switched off. Null where the function's trigger is of another kind.</summary>
    /// <exception cref="InvalidOperationException">The function cannot be bound; says which binding or setting and why.</exception>
    ITriggerListener? TryCreate(FunctionDefinition function);
}
