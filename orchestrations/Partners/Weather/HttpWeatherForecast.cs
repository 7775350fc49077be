namespace Serverless.Orchestrations.Partners;

/// <summary>The call: GET forecasts/{area}, answered {madeAt, coversUntil, highestHeatIndex, low}, or 404.</summary>
public sealed class HttpWeatherForecast(HttpClient http) : IWeatherForecast
{
    public async Task<Forecast?> FindAsync(string area, CancellationToken cancellation)
    {
        using var response = await http.GetAsync(PartnerPath.Of("forecasts", area), cancellation);
        return await response.ReadAnswerAsync<Forecast>(cancellation);
    }
}
