using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Serverless.Orchestrations.Configuration;

namespace Serverless.LocalDev.Cloud;

/// <summary>The address of a server that was told to take any free port: links must lead to the one it took.</summary>
internal sealed class BoundAddress(IServer server) : IOptions<ApprovalSettings>
{
    /// <exception cref="InvalidOperationException">The server has not begun to listen; worth another try.</exception>
    public ApprovalSettings Value => new() { PublicAddress = Address() ?? throw new InvalidOperationException("The server has no port yet.") };

    private string? Address() => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(address => new Uri(address).Port != 0);
}
