using System.Globalization;

namespace Serverless.LocalDev.Functions.Worker;

/// <summary>What a worker needs to know to connect to its host.</summary>
/// <param name="HostEndpoint">The host's gRPC server, <c>http://127.0.0.1:PORT</c>, HTTP/2 without TLS.</param>
/// <param name="WorkerId">Names the worker when its stream starts.</param>
public sealed record WorkerSettings(Uri HostEndpoint, string WorkerId)
{
    /// <summary>In bytes; what the real host allows.</summary>
    public const int GrpcMaxMessageLength = int.MaxValue;

    public string RequestId => WorkerId + "-start";

    /// <summary>For the configuration of a worker in this process; add it last, so that it wins.</summary>
    public IReadOnlyDictionary<string, string?> Configuration => new Dictionary<string, string?>
    {
        ["Functions:Worker:HostEndpoint"] = HostEndpoint.OriginalString,
        ["Functions:Worker:WorkerId"] = WorkerId,
        ["Functions:Worker:RequestId"] = RequestId,
        ["Functions:Worker:GrpcMaxMessageLength"] = GrpcMaxMessageLength.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The command line the real host starts a worker process with.</summary>
    public IReadOnlyList<string> Arguments =>
    [
        "--host", HostEndpoint.Host,
        "--port", HostEndpoint.Port.ToString(CultureInfo.InvariantCulture),
        "--workerId", WorkerId,
        "--requestId", RequestId,
        "--grpcMaxMessageLength", GrpcMaxMessageLength.ToString(CultureInfo.InvariantCulture),
        "--functions-uri", HostEndpoint.OriginalString,
        "--functions-worker-id", WorkerId,
        "--functions-request-id", RequestId,
        "--functions-grpc-max-message-length", GrpcMaxMessageLength.ToString(CultureInfo.InvariantCulture),
    ];
}
