using System.Globalization;
using Serverless.LocalDev.Functions.Configuration;

namespace Serverless.LocalDev.Functions.Http;

internal static class RequestBodyLimit
{
    /// <summary>FUNCTIONS_REQUEST_BODY_SIZE_LIMIT in bytes, 104,857,600 by default (docs: "App settings reference").</summary>
    public static long Of(HostSettings settings) =>
        settings["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"] is { } limit ? long.Parse(limit, CultureInfo.InvariantCulture) : 104_857_600;
}
