using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Notifications;
using Serverless.Orchestrations.Staff;

namespace Serverless.Tests.Flows.Approvals;

/// <summary>A case with an approval asked in it, and the approvers' side: their mail, their browser, their sign-in.</summary>
internal sealed partial class ApprovalFlow(UtilityPlatform platform)
{
    public const string Specialist = "specialist.one@utility.example";
    public const string Senior = "senior.one@utility.example";
    public const string OtherSenior = "senior.two@utility.example";
    public const string Supervisor = "supervisor.one@utility.example";
    public const string Manager = "manager.one@utility.example";
    public const string OtherManager = "manager.two@utility.example";
    public const string Key = "deposit-waiver";
    public const string InstanceId = "approval-flow-1";

    public static CaseReference Case { get; } = new("req-1", LocalAccounts.NumberFor("req-1"));

    public UtilityPlatform Platform => platform;

    /// <summary>Opens a case that waits for a specialist, and asks for an approval in it.</summary>
    public static async Task<ApprovalFlow> AskedAsync(UtilityPlatform platform, decimal? amount = 400m, string requestedBy = Specialist)
    {
        await platform.PublishAsync("service-requests", Samples.StartService(Case.RequestId, "uk-77"));
        await platform.SettleAsync();
        var request = new ApprovalRequest(
            Case, Key, "DepositWaiver", "Waive the deposit of <Alpha & Sons>?", "The applicant asked for it.",
            [new("Score", "PAYDEX 82"), new("Years in business", "11")], amount, ["Approve", "Deny"], "Deny", requestedBy);
        await platform.Durable.ScheduleNewOrchestrationInstanceAsync(ApprovalOrchestrator.Name, request, new StartOrchestrationOptions(InstanceId));
        await platform.SettleAsync();
        return new(platform);
    }

    public async Task<ApprovalDocument> ApprovalAsync() => (await platform.FindAsync<ApprovalDocument>(Case.AccountId, ApprovalDocument.IdFor(Case.RequestId, Key)))!;

    /// <summary>What the waiting orchestration was told; null while it waits.</summary>
    public async Task<ApprovalDecision?> DecisionAsync()
    {
        await platform.SettleAsync();
        var instance = await platform.Durable.GetInstanceAsync(InstanceId, getInputsAndOutputs: true);
        Assert.NotEqual(OrchestrationRuntimeStatus.Failed, instance!.RuntimeStatus);
        return instance.RuntimeStatus == OrchestrationRuntimeStatus.Completed ? instance.ReadOutputAs<ApprovalDecision>() : null;
    }

    /// <summary>To whom messages were sent and what for, such as <c>senior.one@utility.example-asked</c>.</summary>
    public async Task<IReadOnlyList<string>> MessagesAsync()
    {
        var names = new List<string>();
        if (!await Outbox.ExistsAsync()) return names;
        await foreach (var blob in Outbox.GetBlobsAsync())
        {
            if (!blob.Name.EndsWith(".json", StringComparison.Ordinal)) continue;
            var kept = (await Outbox.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToObjectFromJson<KeptMessage>(JsonSerializerOptions.Web)!;
            names.Add($"{kept.Notification.To}{kept.Notification.Name[kept.Notification.Name.LastIndexOf('-')..]}");
        }
        return [.. names.Order(StringComparer.Ordinal)];
    }

    /// <summary>The token of the link in a message.</summary>
    public async Task<string> TokenAsync(string signIn, ApprovalPurpose purpose = ApprovalPurpose.Asked)
    {
        var message = await Outbox.GetBlobClient($"{NameFor(signIn, purpose)}.html").DownloadContentAsync();
        return LinkIn().Match(message.Value.Content.ToString()).Groups[1].Value;
    }

    /// <summary>What the script of the link's page does, or a person who pastes the code.</summary>
    public async Task<HttpResponseMessage> LookAsync(string token)
    {
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = token });
        return await platform.Http.PostAsync(Link, content);
    }

    public Task<HttpResponseMessage> DecideAsync(string token, string option = "Approve", string reason = "Paid well elsewhere.") =>
        SendAsync(token, new() { ["act"] = "decide", ["form"] = LinkToken.FormValueOf(token), ["option"] = option, ["reason"] = reason });

    public Task<HttpResponseMessage> HandOverAsync(string token, string to) =>
        SendAsync(token, new() { ["act"] = "delegate", ["form"] = LinkToken.FormValueOf(token), ["to"] = to });

    public async Task<HttpResponseMessage> SendAsync(string token, Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>(form) { ["token"] = token });
        return await platform.Http.PostAsync(Answer, content);
    }

    /// <summary>A call of the JSON endpoints as somebody signed in.</summary>
    public async Task<HttpResponseMessage> CallAsync(HttpMethod method, string path, string signIn, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("x-dev-user", signIn);
        if (body is not null) request.Content = new StringContent(JsonSerializer.Serialize(body, JsonSerializerOptions.Web), System.Text.Encoding.UTF8, "application/json");
        return await platform.Http.SendAsync(request);
    }

    /// <summary>As if the process had ended between sending a message and noting that it was sent.</summary>
    public async Task ForgetTellingAsync(string signIn)
    {
        var asked = await ApprovalAsync();
        await platform.Cloud.Services.GetRequiredService<ApprovalStore>().ChangeAsync(asked.AccountId, asked.Id, (approval, _) => approval with
        {
            Approvers = [.. approval.Approvers.Select(approver => approver.Is(signIn) ? approver with { Told = null } : approver)],
        });
    }

    /// <summary>As if the process had ended before the message was kept.</summary>
    public async Task LoseMessageAsync(string signIn) =>
        await Outbox.GetBlobClient($"{NameFor(signIn, ApprovalPurpose.Asked)}.json").DeleteAsync();

    /// <summary>As infra/runbooks.md has it for links that may have leaked.</summary>
    public async Task RevokeLinkAsync(string token)
    {
        var hash = LinkToken.HashOf(token);
        await platform.Database.Accounts.DeleteItemAsync<ApprovalLinkDocument>(hash, new(ApprovalLinkDocument.PartitionOf(hash)));
    }

    /// <summary>A link given when its approver still had a role that they have no longer.</summary>
    public async Task GiveLinkAsync(string token, string signIn, StaffRole role)
    {
        var approver = new Approver(signIn, role, ApprovalPurpose.Asked) { LinkHash = LinkToken.HashOf(token), Told = ApprovalPurpose.Asked };
        var asked = await ApprovalAsync();
        await platform.Cloud.Services.GetRequiredService<ApprovalStore>().ChangeAsync(
            asked.AccountId, asked.Id, (approval, _) => approval with { Approvers = [.. approval.Approvers, approver] });
        await platform.Database.Accounts.UpsertItemAsync(ApprovalLinkDocument.For(asked, approver, approver.LinkHash, platform.Now));
    }

    /// <summary>The asking delivered a second time, as activities may be.</summary>
    public async Task AskAgainAsync()
    {
        await ActivatorUtilities.CreateInstance<AskForApproval>(platform.Cloud.Services).Run(new((await ApprovalAsync()).Request, InstanceId), CancellationToken.None);
        await ActivatorUtilities.CreateInstance<SendApprovalLinks>(platform.Cloud.Services).Run(new(Case, Key), CancellationToken.None);
    }

    public static string ById(string rest = "") => $"/api/approvals/by-id/{Case.AccountId}/{ApprovalDocument.IdFor(Case.RequestId, Key)}{rest}";

    public static Uri Link { get; } = new(ApprovalLinks.Path, UriKind.Relative);

    public static Uri Answer { get; } = new($"{ApprovalLinks.Path}/answer", UriKind.Relative);

    private static string NameFor(string signIn, ApprovalPurpose purpose) => ApprovalMessage.NameFor(ApprovalDocument.IdFor(Case.RequestId, Key), signIn, purpose);

    private BlobContainerClient Outbox => platform.Cloud.Services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(OutboxMail.Container);

    [GeneratedRegex("/api/approve#([A-Za-z0-9_-]{43})\"")]
    private static partial Regex LinkIn();
}
