namespace Serverless.LocalDev.Scenario;

/// <summary>Real durations, all measured in this run.</summary>
/// <param name="FirstAnswer">From the start of the process to the first answer over HTTP.</param>
/// <param name="Publishing">From before the first message was sent until the bus had acknowledged all.</param>
/// <param name="Through">From before the first message was sent to the last change of a document.</param>
/// <param name="P50">From publish to document.</param>
internal sealed record ScenarioTimes(TimeSpan FirstAnswer, TimeSpan Publishing, TimeSpan Through, TimeSpan? P50, TimeSpan? P95);
