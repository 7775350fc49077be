using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>The weather in which nobody is cut off. Degrees are Fahrenheit.</summary>
/// <param name="HeatIndex">A forecast heat index of this or more holds.</param>
/// <param name="Low">A forecast temperature of this or less holds.</param>
/// <param name="LookAheadHours">How far ahead the forecast must reach.</param>
/// <param name="StaleAfterHours">From this age on a forecast is not used.</param>
public sealed record WeatherPolicy(Figure<int> HeatIndex, Figure<int> Low, Figure<int> LookAheadHours, Figure<int> StaleAfterHours, Basis StormSuspension);
