using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Partners;
using Serverless.Orchestrations.Premises;
using Serverless.Orchestrations.Requests;
using Serverless.Tests.Unit.Contracts;

namespace Serverless.Tests.Unit.NewConnection;

/// <summary>A unit is one unit however its number is written, and is called what USPS Publication 28 calls it.</summary>
public sealed partial class UnitTests
{
    private static readonly UnitType[] WithoutNumber =
    [
        UnitType.Basement, UnitType.Front, UnitType.Lobby, UnitType.Lower, UnitType.Office, UnitType.Penthouse, UnitType.Rear, UnitType.Side, UnitType.Upper,
    ];

    /// <summary>Numbers as floor plans have them: 7, 1A, 101-A, B-2-C.</summary>
    private static readonly Gen<string> Numbers =
        Gen.Elements("7", "a", "1", "B", "0").ArrayOf().Where(parts => parts.Length is > 0 and < 5)
            .SelectMany(_ => Gen.Elements("", "-"), (parts, between) => string.Join(between, parts));

    [Fact]
    public void A_unit_is_the_same_in_capital_and_small_letters_and_with_spaces_around() => Property.Holds(Numbers, number =>
        Assert.Equal(["newConnection.site.units"], Fields(Unit("Suite", number.ToLowerInvariant()), Unit("Suite", $" {number.ToUpperInvariant()}\u200B "))));

    [Fact]
    public void A_number_on_a_floor_plan_makes_a_key_that_is_safe_as_an_id() => Property.Holds(Numbers, number =>
    {
        var unit = Read(Unit("Suite", number)).Message!.NewConnection!.Site.Units[0];
        Assert.Equal($"Suite-{number.ToUpperInvariant()}", unit.Key);
        Assert.Matches(SafeId(), unit.Key);
    });

    [Theory]
    [InlineData("-101")]
    [InlineData("101-")]
    [InlineData("101--A")]
    [InlineData("101 A")]
    [InlineData("101/2")]
    [InlineData("1234567-9")]
    [InlineData("")]
    public void A_number_that_is_no_number_is_refused(string number) => Assert.Equal(["newConnection.site.units[0].number"], Fields(Unit("Suite", number)));

    [Fact]
    public void Every_designator_of_USPS_is_accepted_and_those_that_need_no_number_may_go_without() => Assert.All(Enum.GetValues<UnitType>(), type =>
    {
        Assert.Empty(Fields(Unit(type.ToString(), "12")));
        Assert.Equal(WithoutNumber.Contains(type) ? [] : ["newConnection.site.units[0].number"], Fields(Unit(type.ToString(), null)));
    });

    [Theory]
    [InlineData("Electric-Suite-101-A", "electric meter of Suite 101-A")]
    [InlineData("Gas-Lobby", "gas meter of Lobby")]
    [InlineData("Water-Master", "main water meter")]
    [InlineData("Electric-House", "shared electric meter")]
    public void A_customer_reads_a_meter_in_words(string key, string words) => Assert.Equal(words, MeterKey.Words(key));

    [Fact]
    public void There_are_twenty_four_designators() => Assert.Equal(24, Enum.GetValues<UnitType>().Length);

    [Fact]
    public void A_unit_without_a_number_is_known_by_its_type()
    {
        Assert.Equal("Lobby", new SiteUnit(UnitType.Lobby, 100, 1, 1).Key);
        Assert.Equal(["newConnection.site.units"], Fields(Unit("Lobby", null), Unit("Lobby", null)));
        Assert.Empty(Fields(Unit("Lobby", null), Unit("Lobby", "2")));
    }

    [Fact]
    public void A_release_names_its_meter_in_capital_or_small_letters() => Property.Holds(Numbers, number =>
    {
        var meter = $"Electric-Suite-{number.ToUpperInvariant()}";
        Assert.Equal(meter, Released(meter).Meter);
        Assert.Equal(meter, Released(meter.ToLowerInvariant()).Meter);
        Assert.Equal(Released(meter).Claim().Fingerprint, Released(meter.ToUpperInvariant()).Claim().Fingerprint);
    });

    [Fact]
    public void Every_meter_of_a_plan_is_named_as_the_plan_names_it() => Assert.All(
        MeterPlan.For(Connection.Details(houseMeter: true)).Concat(MeterPlan.For(Connection.Details(billing: BillingStructure.Master))),
        point => Assert.Equal(point.Key, MeterKey.Canonical(point.Key.ToLowerInvariant())));

    [Fact]
    public void An_address_office_may_write_a_unit_in_small_letters_and_abbreviate_what_it_is_called()
    {
        var site = new Site(SiteUse.Office, [new(UnitType.Suite, 10, 1, 1, "1A"), new(UnitType.Lobby, 10, 1, 1)], "21-36-00777");
        PlacedUnit[] answer = [Placed("suite-1a", "Ste.", "1A"), Placed("LOBBY", "LBBY", null)];
        Assert.Null(CheckAddresses.Problem(site, new("21-36-00777", answer)));
        Assert.Equal(["Suite-1A", "Lobby"], CheckAddresses.Placed(site, answer).Select(unit => unit.Unit));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("Suite, Lot")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_designator_is_not_read_as_one(string? text) => Assert.Null(UnitDesignator.Read(text));

    private static MeterReleased Released(string meter) => new() { ReleaseId = "rel-1", RequestId = "req-1", Meter = meter, PermitNumber = "P-1", ReleasedAt = Sample.Now };

    private static PlacedUnit Placed(string unit, string type, string? number)
    {
        var address = new Address("1 Main St", type, number, "Tallahassee", "FL", "32301");
        return new(unit, address, address, address, IsEmergencyValid: true);
    }

    private static JsonObject Unit(string type, string? number)
    {
        var unit = new JsonObject { ["type"] = type, ["squareFeet"] = 100, ["kilowatts"] = 10, ["gallonsPerDay"] = 1 };
        if (number is not null) unit["number"] = number;
        return unit;
    }

    private static IEnumerable<string> Fields(params JsonNode[] units) => Read(units).Problems.Select(problem => problem.Field);

    private static ContractReading<ServiceRequested> Read(params JsonNode[] units)
    {
        var body = Body.Of(Sample.Request() with { Type = ServiceRequestType.NewCommercialConnection, ResidentialStart = null, NewConnection = Connection.Details() });
        body["newConnection"]!["site"]!["units"] = new JsonArray(units);
        return Body.ReadRequest(body);
    }

    [GeneratedRegex(@"^[A-Za-z0-9._:\-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SafeId();
}
