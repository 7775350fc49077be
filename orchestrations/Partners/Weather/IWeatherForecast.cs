namespace Serverless.Orchestrations.Partners;

/// <summary>A feed of forecasts, such as one made from those of the National Weather Service.</summary>
public interface IWeatherForecast
{
    /// <param name="area">The part of the city, by its feeder.</param>
    /// <returns>The latest forecast, however old it is; null when there is none for the area.</returns>
    /// <exception cref="HttpRequestException">The feed is down or its answer cannot be read; a retry may help.</exception>
    Task<Forecast?> FindAsync(string area, CancellationToken cancellation);
}
