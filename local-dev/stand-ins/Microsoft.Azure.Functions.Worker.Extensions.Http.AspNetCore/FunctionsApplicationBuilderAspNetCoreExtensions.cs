using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Functions.Http;
using Serverless.LocalDev.Functions.Http.AspNetCore;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Turns on ASP.NET Core's types for HTTP functions.</summary>
public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder)
    {
        builder.Services.AddMvcCore();
        builder.Services.AddSingleton<IAspNetCoreModel, AspNetCoreModel>();
        return builder;
    }
}
