using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Serverless.LocalDev.Functions.Web;

/// <summary>The web server in front of the functions: no more of ASP.NET Core than that takes, so that it starts at once.</summary>
internal static class EmbeddedWebHost
{
    public static WebApplicationBuilder CreateBuilder(string[] args, Assembly application)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = application.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration
            .AddInMemoryCollection([new("urls", "http://127.0.0.1:7071")])
            .AddEnvironmentVariables()
            .AddCommandLine(args);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.WebHost.UseKestrelCore().ConfigureKestrel((context, kestrel) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = HttpProblems.BodyLimit(context.Configuration);
        });
        builder.Services.AddRouting();
        return builder;
    }

    public static void Configure(WebApplication app)
    {
        app.Use(new HttpProblems(app.Configuration, app.Services.GetRequiredService<ILogger<HttpProblems>>()).InvokeAsync);
        app.UseRouting();
        var keys = app.Services.GetRequiredService<KeyRing>();
        HostStatus.Map(app, keys);
        foreach (var endpoints in app.Services.GetServices<IHostEndpoints>()) endpoints.Map(app, keys.IsSystem);
    }
}
