using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Serverless.Benchmarks.Application;

/// <summary>An isolated application whose functions do next to nothing: what is measured is everything around them.</summary>
public static class BenchmarkApp
{
    public static FunctionsApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.Services.AddSingleton<Tally>();
        return builder;
    }
}
