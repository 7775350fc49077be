using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Partners;

namespace Serverless.LocalDev.Partners;

/// <summary>
/// The forecast feed: one every full hour, for a week ahead. Its year is hot in summer, and freezes on some days in winter. One that
/// contradicts itself foretells a heat wave every other time.
/// </summary>
public sealed class WeatherService(TimeProvider time)
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>From January on; each day differs from it a little.</summary>
    private static readonly int[] HeatIndexOfMonth = [70, 73, 79, 84, 92, 101, 104, 103, 97, 87, 78, 72];

    private static readonly int[] LowOfMonth = [35, 38, 43, 49, 58, 68, 71, 71, 66, 53, 43, 37];

    private int asked;

    public PartnerFaults Faults { get; } = new(time);

    /// <summary>What is forecast for an area at a moment; null where there is no forecast.</summary>
    public Func<string, DateTimeOffset, Forecast?> Answer { get; set; } = (_, now) => OfTheSeason(now);

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/forecasts/{area}", (string area) => Faults.AnswerAsync(area, turn => Task.FromResult(Found(area, turn) is { } forecast ? Results.Json(forecast, ContractJson.Options) : Results.NotFound())));

    public static Forecast OfTheSeason(DateTimeOffset now)
    {
        var made = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerHour));
        var chance = Chance.Of(made.Ticks / TimeSpan.TicksPerDay);
        return new(made, made + Week, HeatIndexOfMonth[made.Month - 1] + chance.Pick(0, 9) - 4, LowOfMonth[made.Month - 1] + chance.Pick(1, 9) - 4);
    }

    private Forecast? Found(string area, PartnerTurn turn)
    {
        var forecast = Answer(area, time.GetUtcNow());
        var isAgain = Interlocked.Increment(ref asked) % 2 == 0;
        return turn.Has(PartnerFault.Contradicting) && isAgain && forecast is not null ? forecast with { HighestHeatIndex = 115 } : forecast;
    }
}
