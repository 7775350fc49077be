using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using Serverless.Functions.Messaging;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Payments;
using Serverless.Tests.Unit.Schemas;

namespace Serverless.Tests.Unit.Contracts;

/// <summary>A time says where on earth it is meant, and no date is so far off that reckoning with it breaks.</summary>
public sealed class DateTests
{
    private const string WithOffset = "receivedAt: must be an ISO 8601 date and time with its offset";

    [Theory]
    [InlineData("2026-03-08T02:30:00")]
    [InlineData("2026-03-02T14:00:00.123")]
    [InlineData("2026-03-02T14:00")]
    [InlineData("2026-03-02")]
    [InlineData("2026-03-02T14:00:00-")]
    [InlineData("2026-03-02 14:00:00Z")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    public void A_time_without_its_offset_is_refused(string time) =>
        Assert.Equal([WithOffset], Body.ReadPayment(Body.Payment().With("receivedAt", time)).Problems.Select(problem => problem.ToString()));

    [Theory]
    [InlineData("2026-03-02T14:00:00Z")]
    [InlineData("2026-03-02T09:00:00-05:00")]
    [InlineData("2026-03-02T19:45:00.1234567+05:45")]
    public void A_time_with_its_offset_is_taken_whatever_that_is(string time) =>
        Assert.Equal(14, Body.ReadPayment(Body.Payment().With("receivedAt", time)).Message!.ReceivedAt.UtcDateTime.Hour);

    [Fact]
    public void An_offset_written_with_escapes_is_one() =>
        Assert.NotNull(Body.Read<PaymentReceived>(Body.Payment().ToJsonString().Replace("+00:00", "\\u002b00:00", StringComparison.Ordinal)).Message);

    [Theory]
    [InlineData("2000-01-01T04:59:59Z", false)]
    [InlineData("2000-01-01T05:00:00Z", true)]
    [InlineData("2026-03-04T04:59:59Z", true)]
    [InlineData("2026-03-04T05:00:00Z", false)]
    [InlineData("9999-12-31T23:59:59Z", false)]
    [InlineData("0001-01-01T00:00:00Z", false)]
    public void What_happened_did_so_since_2000_and_at_most_a_day_ahead(string time, bool isTaken)
    {
        var reading = Body.ReadPayment(Body.Payment().With("receivedAt", time));
        if (isTaken) Assert.NotNull(reading.Message);
        else Assert.Equal(["receivedAt: must be between 2000-01-01 and 2026-03-03"], reading.Problems.Select(problem => problem.ToString()));
    }

    [Theory]
    [InlineData("2024-03-01", true)]
    [InlineData("2024-02-29", false)]
    [InlineData("2028-03-02", true)]
    [InlineData("2028-03-03", false)]
    [InlineData("9999-12-31", false)]
    [InlineData("0001-01-01", false)]
    public void A_start_is_wanted_within_two_years(string date, bool isTaken)
    {
        var body = Body.Request();
        body["residentialStart"]!["startDate"] = date;
        var reading = Body.ReadRequest(body);
        if (isTaken) Assert.NotNull(reading.Message);
        else Assert.Equal(["residentialStart.startDate"], reading.Fields());
    }

    [Theory]
    [InlineData("2076-03-01", true)]
    [InlineData("9999-12-31", false)]
    [InlineData("0001-01-01", false)]
    public void An_instrument_ends_within_fifty_years(string date, bool isTaken)
    {
        var offer = Read<SecurityOffered>(Body.Of(Connection()).With("expiresOn", date));
        var blanket = Read<BlanketOffered>(new JsonObject
        {
            ["instrumentNumber"] = "B-1",
            ["form"] = "SuretyBond",
            ["principalName"] = "Alpha Foods",
            ["issuer"] = "First Bank",
            ["amount"] = 5000,
            ["expiresOn"] = date,
        });
        Assert.Equal((isTaken, isTaken), (offer.Message is not null, blanket.Message is not null));
    }

    [Fact]
    public void No_date_that_is_taken_breaks_reckoning_with_years()
    {
        var dates = Gen.Choose(0, DateOnly.MaxValue.DayNumber).Select(DateOnly.FromDayNumber);
        Property.Holds(dates, date =>
        {
            var body = Body.Request();
            body["residentialStart"]!["startDate"] = date.ToString("O", CultureInfo.InvariantCulture);
            return Body.ReadRequest(body).Message is null == (date < new DateOnly(2024, 3, 1) || date > new DateOnly(2028, 3, 2));
        });
    }

    [Fact]
    public void Bounds_are_told_beside_what_else_is_wrong() => Assert.Equal(
        ["amount", "receivedAt"],
        Body.ReadPayment(Body.Payment().With("amount", "25.10").With("receivedAt", "0001-01-01T00:00:00Z")).Fields());

    [Fact]
    public void A_schema_says_the_bounds_of_every_date() => Assert.All(
        MessageCatalog.Incoming.Keys.SelectMany(subject => Formats(ContractSchemas.Of(subject))),
        date => Assert.Contains("at most ", (string?)date["description"]!, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<JsonObject> Formats(JsonNode? schema) => schema switch
    {
        JsonObject dated when (string?)dated["format"] is "date" or "date-time" => [dated],
        JsonObject node => node.SelectMany(part => Formats(part.Value)),
        JsonArray array => array.SelectMany(Formats),
        _ => [],
    };

    private static SecurityOffered Connection() => NewConnection.Connection.Bond() with { ExpiresOn = new DateOnly(2029, 1, 1) };

    private static ContractReading<T> Read<T>(JsonObject body) where T : class, IEntry => Sample.Reader.Read<T>(Encoding.UTF8.GetBytes(body.ToJsonString()));
}
