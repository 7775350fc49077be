namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>The rest of the pipeline, or the whole of it.</summary>
public delegate Task FunctionExecutionDelegate(FunctionContext context);

/// <summary>Wraps every invocation. One instance is made from the application's services when the host starts.</summary>
public interface IFunctionsWorkerMiddleware
{
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
