namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Whatever ties a parameter, a property or a result to something outside the function.</summary>
public abstract class BindingAttribute : Attribute
{
    public BindingAttribute() { }
}

/// <summary>Ties a parameter to what starts the function; a function has exactly one.</summary>
public abstract class TriggerBindingAttribute : BindingAttribute
{
    public TriggerBindingAttribute() { }
}

/// <summary>Ties a parameter to what the function reads.</summary>
public abstract class InputBindingAttribute : BindingAttribute
{
    public InputBindingAttribute() { }
}

/// <summary>Ties a function's result, or a property of it, to where it is written.</summary>
public abstract class OutputBindingAttribute : BindingAttribute
{
    public OutputBindingAttribute() { }
}
