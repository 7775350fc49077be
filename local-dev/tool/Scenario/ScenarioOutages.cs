using System.Globalization;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Partners;

namespace Serverless.LocalDev.Scenario;

/// <summary>1,900 outage reports of a bad evening: ten feeders are out, most service points report more than once.</summary>
internal sealed class ScenarioOutages(ScenarioPlan plan, SampleCityDirectory directory, SampleCity city)
{
    private const int Counted = 1_600;
    private const int StruckFeeders = 10;
    private const int Repeated = 200;
    private const int Unplaced = 60;
    private const int Invalid = 40;
    private const string NoFeeder = "unplaced";
    private readonly SampleMessages samples = new(directory);

    public void Write()
    {
        var perFeeder = city.Accounts / city.Feeders;
        for (var number = 0; number < Counted; number++)
        {
            var premise = directory.PremiseOn(number % StruckFeeders, number / StruckFeeders % perFeeder);
            var message = samples.Outage(Id("out", number), premise, At(number), Chance.Of(number));
            plan.Send(message);
            if (number < Repeated) plan.Repeat(message);
            Expect(city.FeederId(premise), directory.ServicePointId(premise), message.MessageId);
        }
        for (var number = 0; number < Unplaced; number++) WriteUnplaced(number);
        for (var number = 0; number < Invalid; number++) plan.SendBad(Mistaken(number), "InvalidMessage");
    }

    /// <summary>Half name a premise nobody knows, half a service point that their premise does not have.</summary>
    private void WriteUnplaced(int number)
    {
        var premise = number % 2 == 0 ? Id("P-nowhere", number) : directory.PremiseId(number);
        var point = $"{premise}-{(number % 2 == 0 ? "Electric" : "Windmill")}";
        var message = SampleMessages.OutageAt(Id("out-unplaced", number), premise, point, At(number), Chance.Of(number));
        plan.Send(message);
        Expect(NoFeeder, point, message.MessageId);
    }

    private PartnerMessage Mistaken(int number)
    {
        var message = samples.Outage(Id("out-invalid", number), number, At(number), Chance.Of(number));
        return (number % 4) switch
        {
            0 => message.Without("premiseId").Without("servicePointId"),
            1 => message.With("troubleCodes", "NoPower"),
            2 => message.With("reportedAt", "this evening"),
            _ => message.With("callbackPhone", "call my wife"),
        };
    }

    private void Expect(string feeder, string point, string report)
    {
        if (!plan.Expected.Outages.TryGetValue((feeder, point), out var reports)) plan.Expected.Outages[(feeder, point)] = reports = new(StringComparer.Ordinal);
        reports.Add(report);
    }

    private static DateTimeOffset At(int number) => ScenarioPlan.Day.AddSeconds(number);

    private static string Id(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{number:0000}");
}
