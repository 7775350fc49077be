using Microsoft.Azure.Functions.Worker.Middleware;

namespace Serverless.LocalDev.Functions;

/// <summary>The middleware in order of registration; composed once, when the host is built.</summary>
internal sealed class FunctionPipeline
{
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware = [];
    private int outermost;

    /// <summary>Set while extensions configure themselves: the real worker starts them first, so theirs is outside the application's.</summary>
    public bool IsForExtensions { get; set; }

    public void Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> next) =>
        middleware.Insert(IsForExtensions ? outermost++ : middleware.Count, next);

    public FunctionExecutionDelegate Compose(FunctionExecutionDelegate innermost)
    {
        var pipeline = innermost;
        for (var i = middleware.Count - 1; i >= 0; i--) pipeline = middleware[i](pipeline);
        return pipeline;
    }
}
