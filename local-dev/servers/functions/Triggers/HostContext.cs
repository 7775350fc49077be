using Microsoft.Extensions.Logging;
using Serverless.LocalDev.Functions.Configuration;
using Serverless.LocalDev.Functions.Invocation;
using Serverless.LocalDev.Functions.Keys;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Functions.Triggers;

/// <summary>What the host gives to those who make its listeners.</summary>
internal sealed record HostContext(
    CloudClock Clock, CloudStore Store, FunctionInvoker Invoker, HostJson HostJson, HostSettings Settings, ILoggerFactory Loggers)
{
    public required KeyRing Keys { get; init; }

    public HostAddresses Addresses { get; } = new();
}
