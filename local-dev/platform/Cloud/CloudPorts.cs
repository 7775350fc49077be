using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serverless.LocalDev.Access;

namespace Serverless.LocalDev.Cloud;

/// <summary>Serves documents or blobs on a loopback port, for clients in other processes.</summary>
internal static class CloudPorts
{
    /// <param name="port">0 takes a free one.</param>
    public static Task<WebApplication> ServeAsync(RequestDelegate handle, int port, LocalGuard guard) => ServeAsync(handle, port, guard, _ => { });

    /// <summary>Over TLS, which the documents' .NET SDK insists on, with a certificate that signs itself.</summary>
    /// <inheritdoc cref="ServeAsync(RequestDelegate, int, LocalGuard)"/>
    public static Task<WebApplication> ServeSecurelyAsync(RequestDelegate handle, int port, LocalGuard guard) => ServeAsync(handle, port, guard, listen => listen.UseHttps(Certificate()));

    public static Uri AddressOf(WebApplication app) => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    private static async Task<WebApplication> ServeAsync(RequestDelegate handle, int port, LocalGuard guard, Action<ListenOptions> listenAs)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, port, listenAs);
        });
        builder.WebHost.UseKestrelHttpsConfiguration();
        var app = builder.Build();
        app.UseLocalGuard(guard);
        app.Run(handle);
        await app.StartAsync();
        return app;
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        // TLS is checked against the machine's clock, whatever time it is in this cloud.
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
    }
}
