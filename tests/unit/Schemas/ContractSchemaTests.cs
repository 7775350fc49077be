using System.Text.Json.Nodes;
using Serverless.Functions.Messaging;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Tests.Unit.Schemas;

public class ContractSchemaTests
{
    public static TheoryData<string> Subjects => CommittedSchemaTests.Subjects;

    [Theory]
    [MemberData(nameof(Subjects))]
    public void A_schema_says_which_draft_it_follows_and_whose_it_is(string subject)
    {
        var schema = ContractSchemas.Of(subject);

        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)schema["$schema"]);
        Assert.Equal($"urn:customer-operations:contract:{subject}", (string?)schema["$id"]);
        Assert.Equal((subject, "object"), ((string?)schema["title"], (string?)schema["type"]));
    }

    [Fact]
    public void Every_contract_of_the_application_has_a_schema() => Assert.Equal(
        typeof(IContract).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IContract))).Select(type => type.Name).Order(StringComparer.Ordinal),
        MessageCatalog.Incoming.Values.Select(type => type.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void What_must_be_sent_is_required_and_what_may_be_is_not()
    {
        var required = ContractSchemas.Of("PaymentReceived.v1")["required"]!.AsArray().Select(name => (string)name!);
        Assert.Equal(["accountId", "amount", "channel", "externalId", "paymentId", "receivedAt", "tender"], required.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Money_is_a_number_and_a_moment_a_date_time()
    {
        var properties = ContractSchemas.Of("PaymentReceived.v1")["properties"]!;
        Assert.Equal(("number", "date-time"), ((string?)properties["amount"]!["type"], (string?)properties["receivedAt"]!["format"]));
    }

    [Fact]
    public void Names_of_a_list_are_told() => Assert.Equal(
        ["Portal", "Phone", "Lockbox", "Cashier", "Bank", "Agency", "Assistance", "Kiosk"],
        ContractSchemas.Of("PaymentReceived.v1")["properties"]!["channel"]!["enum"]!.AsArray().Select(name => (string?)name));

    [Fact]
    public void A_text_ends_in_a_newline_and_reads_back_as_the_schema()
    {
        var text = ContractSchemas.Text("OutageReported.v1");
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(ContractSchemas.Of("OutageReported.v1"), JsonNode.Parse(text)));
    }

    [Fact]
    public void A_subject_nobody_uses_has_none() => Assert.Throws<KeyNotFoundException>(() => ContractSchemas.Of("PaymentReceived.v9"));
}
