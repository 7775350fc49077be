using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Extensions.ServiceBus.Settlement;

/// <summary>The extension's own connection to the Functions host, where the worker's settings say the host is.</summary>
internal sealed class HostChannel : IDisposable
{
    private readonly GrpcChannel channel;

    /// <exception cref="InvalidOperationException">The worker's settings name no host.</exception>
    public HostChannel(IConfiguration configuration)
    {
        var limit = configuration.GetValue<int?>("Functions:Worker:GrpcMaxMessageLength");
        channel = GrpcChannel.ForAddress(AddressIn(configuration), new GrpcChannelOptions
        {
            MaxReceiveMessageSize = limit,
            MaxSendMessageSize = limit,
        });
        CallInvoker = channel.CreateCallInvoker();
    }

    public CallInvoker CallInvoker { get; }

    public void Dispose() => channel.Dispose();

    // HOST and PORT are what a host before the endpoint setting gave its workers (docs: isolated worker, "configuration").
    private static Uri AddressIn(IConfiguration configuration)
    {
        var text = configuration["Functions:Worker:HostEndpoint"] ?? $"http://{configuration["HOST"]}:{configuration["PORT"]}";
        return Uri.TryCreate(text, UriKind.Absolute, out var address)
            ? address
            : throw new InvalidOperationException($"Functions:Worker:HostEndpoint must be the Functions host's address, not '{text}'.");
    }
}
