using System.Text.Json;
using System.Text.RegularExpressions;
using Serverless.Functions.Messaging;
using Serverless.Orchestrations.Billing;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Outages;
using Serverless.Orchestrations.Partners;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Requests;
using Serverless.Tests.Infra.Bicep;

namespace Serverless.Tests.Infra;

/// <summary>Each partner of an environment may send to the queues its parameter file lists for it, and may do nothing else.</summary>
public sealed partial class PartnersSendWhereTheyAreListed
{
    private const string Production = "infra/prod.bicepparam";

    [CompiledFact]
    public void No_principal_has_a_right_that_is_not_listed() => Holds.On(Differences);

    [CompiledFact]
    public void Also_where_partners_have_principals()
    {
        Holds.On(InfraFiles.Otherwise, Differences);
        var granted = Right.GrantedIn(InfraFiles.Otherwise.Production);
        Assert.Equal([new Right(Roles.BusSender, "queues/payments")], granted[OtherChoices.Lockbox]);
        Assert.Equal([new Right(Roles.BusSender, "queues/permit-events")], granted[OtherChoices.PermitOffice]);
    }

    [CompiledTheory]
    [InlineData("roleAssignments queues/payments/", "", null, "lockbox lacks Azure Service Bus Data Sender on queues/payments")]
    [InlineData("roleAssignments queues/payments/", "properties/principalId", "\"" + OtherChoices.PermitOffice + "\"", "permit-office has to spare Azure Service Bus Data Sender on queues/payments")]
    [InlineData("roleAssignments queues/payments/", "properties/principalId", "\"33333333-3333-3333-3333-333333333333\"", "33333333-3333-3333-3333-333333333333 is nobody's principal")]
    [InlineData("roleAssignments id-utility-staff /vaults/", "properties/principalId", "\"" + OtherChoices.Lockbox + "\"", "lockbox has to spare Key Vault Secrets User")]
    [InlineData("roleAssignments queues/permit-events/", "properties/roleDefinitionId", "\"/090c5cfd-751d-490a-894a-3ce6f1109419\"", "permit-office has to spare Azure Service Bus Data Owner")]
    public void A_right_missing_or_to_spare_is_found(string which, string path, string? json, string problem) =>
        Holds.SpeaksOf(problem, Differences, InfraFiles.Otherwise.BrokenInProduction(which, path, json));

    [Fact]
    public void Lists_hold_queues_that_exist_and_each_queue_has_a_sender() => Holds.On(Lists);

    [Theory]
    [InlineData("sendsTo: ['payments']", "sendsTo: ['payment']", "lockbox sends to payment, which is no queue")]
    [InlineData("sendsTo: ['permit-events']", "sendsTo: ['payments']", "nobody sends to permit-events")]
    [InlineData("sendsTo: ['permit-events']", "sendsTo: ['permit-events', 'payments']", "permit-office sends to permit-events, payments, and its record to permit-events")]
    [InlineData("name: 'bank'", "name: 'savings-bank'", "savings-bank has no record")]
    [InlineData("sendsTo: ['permit-events']", "sendsTo: map(queues, queue => queue.name)", "a partner's queues are not written out")]
    [InlineData("'PERMIT_OFFICE_PRINCIPAL_ID'", "'LOCKBOX_PRINCIPAL_ID'", "two partners have LOCKBOX_PRINCIPAL_ID")]
    [InlineData("name: 'lockbox'", "name: 'permit-office'", "two partners are permit-office")]
    public void A_list_that_is_wrong_is_found(string was, string becomes, string problem) => Holds.SpeaksOf(problem, Lists, Production, was, becomes);

    private static readonly Dictionary<string, string> QueueOf = new()
    {
        [ServiceRequested.Subject] = Queues.ServiceRequests,
        [PaymentReceived.Subject] = Queues.Payments,
        [OutageReported.Subject] = Queues.OutageReports,
        [MeterReleased.Subject] = Queues.PermitEvents,
        [BillIssued.Subject] = Queues.Bills,
        [BillCorrected.Subject] = Queues.Bills,
        [BillCancelled.Subject] = Queues.Bills,
        [SecurityOffered.Subject] = Queues.SecurityEvents,
        [FieldResult.Subject] = Queues.FieldResults,
    };

    private static IEnumerable<string> Differences(InfraFiles infra)
    {
        foreach (var environment in infra.Environments)
        {
            var granted = Right.GrantedIn(environment);
            var partners = PartnersOf(infra[$"infra/{environment.Environment}.bicepparam"]).Where(partner => partner.PrincipalId.Length > 0).ToArray();
            foreach (var partner in partners)
            {
                var listed = partner.SendsTo.Select(queue => new Right(Roles.BusSender, $"queues/{queue}")).ToArray();
                foreach (var right in listed.Except(granted[partner.PrincipalId])) yield return $"{environment.Environment}: {partner.Name} lacks {right}";
                foreach (var right in granted[partner.PrincipalId].Except(listed)) yield return $"{environment.Environment}: {partner.Name} has to spare {right}";
            }
            var known = environment.Apps.Select(app => app.Identity).Concat(partners.Select(partner => partner.PrincipalId)).ToHashSet();
            foreach (var stranger in granted.Select(rights => rights.Key).Where(principal => !known.Contains(principal))) yield return $"{environment.Environment}: {stranger} is nobody's principal";
        }
    }

    private static IEnumerable<string> Lists(InfraFiles infra)
    {
        using var list = JsonDocument.Parse(infra["local-dev/servicebus.json"]);
        var queues = list.RootElement.GetProperty("UserConfig").GetProperty("Namespaces")[0].GetProperty("Queues").EnumerateArray().Select(queue => queue.GetProperty("Name").GetString()!).ToHashSet();
        foreach (var (path, text) in infra.Texts.Where(file => file.Key.EndsWith(".bicepparam", StringComparison.Ordinal)))
        {
            var partners = PartnersOf(text).ToArray();
            if (partners.Length != Regex.Count(text, "sendsTo:")) yield return $"{path}: a partner's queues are not written out";
            foreach (var twice in partners.GroupBy(partner => partner.Name).Where(same => same.Count() > 1)) yield return $"{path}: two partners are {twice.Key}";
            foreach (var twice in partners.GroupBy(partner => partner.Setting).Where(same => same.Count() > 1)) yield return $"{path}: two partners have {twice.Key}";
            foreach (var partner in partners)
            {
                foreach (var queue in partner.SendsTo.Where(queue => !queues.Contains(queue))) yield return $"{path}: {partner.Name} sends to {queue}, which is no queue";
            }
            foreach (var partner in partners)
            {
                if (PartnerRoster.Default.On(DateOnly.MaxValue).Find(partner.Name) is not { } record) yield return $"{path}: {partner.Name} has no record";
                else if (!record.Says.Select(statement => QueueOf[statement.Subject]).ToHashSet().SetEquals(partner.SendsTo))
                    yield return $"{path}: {partner.Name} sends to {string.Join(", ", partner.SendsTo)}, and its record to {string.Join(", ", record.Says.Select(statement => QueueOf[statement.Subject]))}";
            }
            foreach (var queue in queues.Except(partners.SelectMany(partner => partner.SendsTo))) yield return $"{path}: nobody sends to {queue}";
        }
    }

    private static IEnumerable<ListedPartner> PartnersOf(string parameters) =>
        from Match partner in Entry().Matches(parameters)
        select new ListedPartner(partner.Groups[1].Value, partner.Groups[2].Value, partner.Groups[3].Value, [.. Quoted().Matches(partner.Groups[4].Value).Select(queue => queue.Groups[1].Value)]);

    private sealed record ListedPartner(string Name, string Setting, string PrincipalId, string[] SendsTo);

    [GeneratedRegex(@"\{ name: '([^']+)', principalId: readEnvironmentVariable\('(\w+)', '([^']*)'\), clientId: readEnvironmentVariable\('\w+', '[^']*'\), sendsTo: \[([^\]]*)\] \}")]
    private static partial Regex Entry();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
