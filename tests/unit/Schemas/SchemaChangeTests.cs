using System.Text.Json.Nodes;

namespace Serverless.Tests.Unit.Schemas;

/// <summary>The comparison is itself compared with copies broken on purpose.</summary>
public class SchemaChangeTests
{
    [Theory]
    [InlineData(SchemaSide.Incoming, "ServiceRequested.v1")]
    [InlineData(SchemaSide.Event, "PaymentPosted.v1")]
    internal void An_unchanged_schema_breaks_nobody(SchemaSide side, string subject) => Assert.Empty(Breaks(side, subject, _ => { }));

    [Theory]
    [InlineData(SchemaSide.Incoming, "PaymentReceived.v1", "externalId")]
    [InlineData(SchemaSide.Event, "PaymentPosted.v1", "owedAfter")]
    internal void A_removed_property_is_named(SchemaSide side, string subject, string name) => Assert.Equal([$"{name}: was removed"], Breaks(side, subject, today =>
    {
        Properties(today).Remove(name);
        Unrequire(today, name);
    }));

    [Theory]
    [InlineData(SchemaSide.Incoming, "PaymentReceived.v1")]
    [InlineData(SchemaSide.Event, "PaymentPosted.v1")]
    internal void A_changed_type_is_named(SchemaSide side, string subject) => Assert.Equal(
        ["amount: its type changed from integer or number to string"],
        Breaks(side, subject, today => Properties(today)["amount"]!["type"] = "string"));

    [Fact]
    public void A_changed_format_is_a_changed_type() => Assert.Equal(
        ["receivedAt: its type changed from string (date-time) to string (date)"],
        Breaks(SchemaSide.Incoming, "PaymentReceived.v1", today => Properties(today)["receivedAt"]!["format"] = "date"));

    [Fact]
    public void What_may_be_null_may_not_stop_being_so_where_partners_write() => Assert.Equal(
        ["methodToken: its type changed from null or string to string"],
        Breaks(SchemaSide.Incoming, "PaymentReceived.v1", today => Properties(today)["methodToken"]!["type"] = "string"));

    [Fact]
    public void What_is_never_null_may_not_become_so_where_we_write() => Assert.Equal(
        ["paymentId: its type changed from string to null or string"],
        Breaks(SchemaSide.Event, "PaymentPosted.v1", today => Properties(today)["paymentId"]!["type"] = new JsonArray("string", "null")));

    [Fact]
    public void What_may_be_null_is_free_to_become_so_where_partners_write() =>
        Assert.Empty(Breaks(SchemaSide.Incoming, "PaymentReceived.v1", today => Properties(today)["externalId"]!["type"] = new JsonArray("string", "null")));

    [Fact]
    public void A_newly_required_property_is_named_old_or_new() => Assert.Equal(
        ["methodToken: is newly required", "branch: is newly required"],
        Breaks(SchemaSide.Incoming, "PaymentReceived.v1", today =>
        {
            Properties(today)["branch"] = new JsonObject { ["type"] = "string" };
            today["required"]!.AsArray().Add("methodToken");
            today["required"]!.AsArray().Add("branch");
        }));

    [Fact]
    public void A_name_that_may_no_longer_be_sent_is_named() => Assert.Equal(
        ["channel: \"Lockbox\" may no longer be sent"],
        Breaks(SchemaSide.Incoming, "PaymentReceived.v1", today => Properties(today)["channel"]!["enum"] = new JsonArray("Portal", "Phone", "Cashier", "Bank", "Agency", "Assistance", "Kiosk")));

    [Fact]
    public void A_property_an_event_no_longer_always_has_is_named() => Assert.Equal(
        ["owedAfter: is no longer always there"],
        Breaks(SchemaSide.Event, "PaymentPosted.v1", today => Unrequire(today, "owedAfter")));

    [Fact]
    public void Changes_deep_inside_are_named_by_their_path()
    {
        Assert.Equal(["residentialStart.applicant.legalName: was removed"], Breaks(SchemaSide.Incoming, "ServiceRequested.v1", today =>
        {
            var applicant = Properties(Properties(today)["residentialStart"]!)["applicant"]!;
            Properties(applicant).Remove("legalName");
            Unrequire(applicant, "legalName");
        }));
        Assert.Equal(
            ["troubleCodes[]: \"Fire\" may no longer be sent"],
            Breaks(SchemaSide.Incoming, "OutageReported.v1", today => Forget(Properties(today)["troubleCodes"]!["items"]!, "Fire")));
        Assert.Equal(
            ["allocations.*: its type changed from integer or number to string"],
            Breaks(SchemaSide.Event, "PaymentPosted.v1", today => Properties(today)["allocations"]!["additionalProperties"]!["type"] = "string"));
    }

    [Fact]
    public void Additions_break_nobody()
    {
        Assert.Empty(Breaks(SchemaSide.Incoming, "PaymentReceived.v1", today =>
        {
            Properties(today)["branch"] = new JsonObject { ["type"] = "string" };
            Properties(today)["channel"]!["enum"]!.AsArray().Add("Kiosk");
        }));
        Assert.Empty(Breaks(SchemaSide.Event, "PaymentSuspended.v1", today =>
        {
            Properties(today)["branch"] = new JsonObject { ["type"] = "string" };
            today["required"]!.AsArray().Add("branch");
            Properties(today)["reason"]!["enum"]!.AsArray().Add("Bankruptcy");
        }));
    }

    private static IReadOnlyList<string> Breaks(SchemaSide side, string subject, Action<JsonObject> change)
    {
        var today = ContractSchemas.Of(subject);
        change(today);
        return SchemaChange.Breaks(side, ContractSchemas.Of(subject), today);
    }

    private static JsonObject Properties(JsonNode schema) => schema["properties"]!.AsObject();

    private static void Unrequire(JsonNode schema, string name) => Remove(schema["required"]!.AsArray(), name);

    private static void Forget(JsonNode schema, string name) => Remove(schema["enum"]!.AsArray(), name);

    private static void Remove(JsonArray names, string name) => names.Remove(names.Single(given => (string?)given == name));
}
