using System.Globalization;

namespace Serverless.LocalDev.Partners;

/// <summary>
/// An ordinary day in the city as messages: payments by every channel, outages that strike one feeder at a time and are
/// reported more than once, people moving in, now and then a new commercial site, and the mistakes partners make. What a message
/// is depends on its index alone.
/// </summary>
public sealed class CityTraffic(ICityDirectory city)
{
    /// <summary>So many messages in a row report trouble on the same feeder: half a minute at 20 a second.</summary>
    private const int MessagesPerOutage = 600;

    /// <summary>One message in so many is an application for a new connection.</summary>
    private const int MessagesPerConnection = 200;

    private readonly SampleMessages samples = new(city);

    /// <summary>Whether the message at an index is the first sending of an application for a new connection: of <see cref="SampleConnection.At"/>.</summary>
    public static bool IsConnection(long index) => Chance.Of(index).Pick(30, MessagesPerConnection) == 0;

    public PartnerMessage At(long index, DateTimeOffset now)
    {
        if (IsConnection(index)) return SampleMessages.NewConnection(SampleConnection.At(index), now);
        var chance = Chance.Of(index);
        return chance.Pick(0, 100) switch
        {
            < 50 => Payment(index, now, chance),
            < 91 => Outage(index, now, chance),
            < 94 => StartService(index, now, chance),
            94 => Payment(index, now, chance).Without("accountId").Without("amount"),
            95 => Outage(index, now, chance).With("troubleCodes", "NoPower"),
            96 => Payment(index, now, chance).With("externalId", "4111 1111 1111 1111"),
            97 => SampleMessages.Payment(Id("pay", index), LocalAccounts.NumberFor(Id("nobody", index)), Amount(chance), now, chance),
            98 => SampleMessages.Payment(Id("pay", index), city.AccountId(Customer(chance, closed: true)), Amount(chance), now, chance),
            _ when index == 0 => Payment(index, now, chance),
            _ => At(Math.Max(0, index - 1 - chance.Pick(20, 20)), now).Repeated(),
        };
    }

    private PartnerMessage Payment(long index, DateTimeOffset now, Chance chance) =>
        SampleMessages.Payment(Id("pay", index), city.AccountId(Customer(chance, closed: false)), Amount(chance), now, chance);

    private PartnerMessage Outage(long index, DateTimeOffset now, Chance chance)
    {
        var struck = Chance.Of(index / MessagesPerOutage).Pick(21, city.Feeders);
        var isElsewhere = chance.Pick(22, 10) == 0;
        var feeder = isElsewhere ? chance.Pick(23, city.Feeders) : struck;
        return samples.Outage(Id("out", index), city.PremiseOn(feeder, chance.Pick(24, city.Customers / city.Feeders)), now, chance);
    }

    private PartnerMessage StartService(long index, DateTimeOffset now, Chance chance)
    {
        var token = chance.Pick(25, 10) switch
        {
            0 => Id(IdentityService.RedFlagPrefix + "live", index),
            1 => Id(IdentityService.UnknownPrefix + "live", index),
            _ => Id("idt-live", index),
        };
        return samples.StartService(Id("req", index), token, city.VacantHome(chance.Pick(26, city.VacantHomes)), now, chance);
    }

    /// <summary>The next customer, going round the city, whose account is open or closed as asked.</summary>
    private int Customer(Chance chance, bool closed)
    {
        var customer = chance.Pick(27, city.Customers);
        for (var looked = 0; looked < city.Customers && city.IsClosed(customer) != closed; looked++) customer = (customer + 1) % city.Customers;
        return customer;
    }

    private static decimal Amount(Chance chance) => (500 + chance.Pick(28, 20_000)) / 100m;

    private static string Id(string prefix, long index) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{index}");
}
