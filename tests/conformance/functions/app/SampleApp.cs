using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Serverless.Tests.Conformance.Functions.App;

/// <summary>An isolated application as its users write them, with no knowledge of where it runs.</summary>
public static class SampleApp
{
    public static FunctionsApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddSingleton<Probe>();
        return builder;
    }
}
