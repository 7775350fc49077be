using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;

namespace Serverless.LocalDev.Durable;

/// <summary>
/// What a turn's request tells a worker about sessions. Source: GrpcOrchestrationRunner of Microsoft.DurableTask.Worker.Grpc,
/// which reads these names; a value of another kind turns sessions off.
/// </summary>
internal static class SessionProperties
{
    private const string IsExtendedSession = "IsExtendedSession";
    private const string IncludeState = "IncludeState";
    private const string IdleTimeout = "ExtendedSessionIdleTimeoutInSeconds";

    public static void AddTo(MapField<string, Value> properties, int idleTimeoutInSeconds, bool withHistory)
    {
        properties.Add(IsExtendedSession, Value.ForBool(true));
        properties.Add(IncludeState, Value.ForBool(withHistory));
        properties.Add(IdleTimeout, Value.ForNumber(idleTimeoutInSeconds));
    }
}
