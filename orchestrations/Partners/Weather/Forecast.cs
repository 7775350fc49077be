namespace Serverless.Orchestrations.Partners;

/// <summary>The weather that is expected in a part of the city. Whole degrees Fahrenheit, each rounded to the worse side.</summary>
/// <param name="CoversUntil">How far ahead it reaches.</param>
/// <param name="HighestHeatIndex">The highest heat index until then.</param>
/// <param name="Low">The lowest temperature until then.</param>
public sealed record Forecast(DateTimeOffset MadeAt, DateTimeOffset CoversUntil, int HighestHeatIndex, int Low);
