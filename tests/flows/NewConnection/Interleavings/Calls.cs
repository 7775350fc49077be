using System.Net;
using System.Net.Http.Json;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Notifications;

namespace Serverless.Tests.Flows.NewConnection;

/// <summary>What comes to the platform over HTTP. It may be refused, but it never fails.</summary>
internal static class Calls
{
    /// <summary>A call as a portal makes it, or as somebody signed in.</summary>
    public static async Task<HttpResponseMessage> SendAsync(this World world, string path, object? body = null, string? signIn = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (signIn is not null) request.Headers.Add("x-dev-user", signIn);
        var answer = await world.Platform.Http.SendAsync(request);
        Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, $"POST {path}: {answer.StatusCode}");
        return answer;
    }

    /// <summary>Notes the decision if the platform takes it.</summary>
    public static async Task DecideAsync(this World world, ApprovalDocument approval, string option, string by, bool byLink)
    {
        var link = byLink && approval.Asked(by) is { Told: { } told } ? await TokenAsync(world, approval, by, told) : null;
        using var answer = link is null
            ? await world.SendAsync($"/api/approvals/by-id/{approval.AccountId}/{approval.Id}/decision", new { option, reason = "Looked into it." }, by)
            : await FollowAsync(world, link, option);
        if (answer.IsSuccessStatusCode) world.Decisions.Enqueue(new(approval.Id, by, option));
    }

    private static async Task<HttpResponseMessage> FollowAsync(World world, string token, string option)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["token"] = token,
            ["act"] = "decide",
            ["form"] = LinkToken.FormValueOf(token),
            ["option"] = option,
            ["reason"] = "Looked into it.",
        });
        var page = await world.Platform.Http.PostAsync(new Uri($"{ApprovalLinks.Path}/answer", UriKind.Relative), form);
        Assert.True(page.StatusCode < HttpStatusCode.InternalServerError, $"A link: {page.StatusCode}");
        return page;
    }

    private static async Task<string> TokenAsync(World world, ApprovalDocument approval, string by, ApprovalPurpose told)
    {
        var outbox = world.Platform.Cloud.Services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(OutboxMail.Container);
        var message = await outbox.GetBlobClient($"{ApprovalMessage.NameFor(approval.Id, by, told)}.html").DownloadContentAsync();
        return ConnectionFlow.TokenIn(message.Value.Content.ToString());
    }
}
