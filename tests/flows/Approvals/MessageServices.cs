using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Cloud;
using Serverless.Orchestrations.Notifications;

namespace Serverless.Tests.Flows.Approvals;

/// <summary>A message somebody got, with the token of its link.</summary>
internal sealed record Received(string To, string Token);

/// <summary>One service that takes messages, and how it misbehaves.</summary>
internal sealed class MessageService
{
    /// <summary>The status it answers with, by addressee, in place of taking the message; null while it works.</summary>
    public Func<string, int?> Fails { get; set; } = static _ => null;

    /// <summary>How many of the messages that it takes next it answers with 500 all the same.</summary>
    public int AnswersToLose { get; set; }

    public int Asked { get; private set; }

    public List<Received> Received { get; } = [];

    public IResult Answer(HttpResponse response, string to, Action take)
    {
        Asked++;
        if (Fails(to) is { } status)
        {
            if (status == StatusCodes.Status429TooManyRequests) response.Headers.RetryAfter = "1";
            return Results.Json(new { error = new { code = "Simulated", message = $"No message for {to}." } }, statusCode: status);
        }
        take();
        return AnswersToLose-- > 0 ? Results.StatusCode(StatusCodes.Status500InternalServerError) : Results.Accepted();
    }
}

/// <summary>Communication Services and a Teams workflow as far as the application sees them: real HTTP, in memory.</summary>
internal sealed partial class MessageServices : IAsyncDisposable
{
    private const string Signature = "its-signature";
    private readonly WebApplication app;
    private readonly Dictionary<string, string> operations = [];
    private readonly Lock gate = new();

    private MessageServices(WebApplication app) => this.app = app;

    public MessageService Mail { get; } = new();

    public MessageService Teams { get; } = new();

    public static async Task<MessageServices> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        builder.Services.AddRouting();
        var app = builder.Build();
        var services = new MessageServices(app);
        app.MapPost("/emails:send", (Delegate)services.TakeMailAsync);
        app.MapPost("/workflows/1/invoke", (Delegate)services.TakeCardAsync);
        await app.StartAsync();
        return services;
    }

    /// <summary>The application with both services in its settings and within its reach.</summary>
    public ApplicationOptions Reached(ApplicationOptions options) => options with
    {
        Settings =
        [
            .. options.Settings,
            new("Notifications:MailEndpoint", "https://mail.embedded"),
            new("Notifications:MailSender", "DoNotReply@mail.embedded"),
            new("Notifications:TeamsWebhook", $"https://teams.embedded/workflows/1/invoke?sig={Signature}"),
        ],
        ConfigureServices = services =>
        {
            options.ConfigureServices?.Invoke(services);
            var server = (TestServer)app.Services.GetRequiredService<IServer>();
            foreach (var client in new[] { CommunicationServicesMail.ClientName, TeamsMessages.ClientName })
                services.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(server.CreateHandler);
        },
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>An operation of an id is done once; the same id for another mail is refused (Azure REST API guidelines, long-running operations).</summary>
    private async Task<IResult> TakeMailAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync();
        var (mail, id) = (JsonNode.Parse(text)!, Guid.Parse(context.Request.Headers["Operation-Id"].Single()!).ToString());
        if (!context.Request.Headers.Authorization.Single()!.StartsWith("Bearer ", StringComparison.Ordinal)) return Results.Unauthorized();
        if (context.Request.Query["api-version"] != "2023-03-31") return Results.BadRequest();
        var to = (string)mail["recipients"]!["to"]![0]!["address"]!;
        lock (gate)
        {
            if (operations.TryGetValue(id, out var known) && known != text) return Results.BadRequest();
            return Mail.Answer(context.Response, to, () =>
            {
                if (operations.TryAdd(id, text)) Mail.Received.Add(new(to, TokenIn((string)mail["content"]!["plainText"]!)));
            });
        }
    }

    /// <summary>Posts whatever it is given, as often as it is given it.</summary>
    private async Task<IResult> TakeCardAsync(HttpContext context)
    {
        if (context.Request.Query["sig"] != Signature) return Results.Unauthorized();
        var message = (await JsonNode.ParseAsync(context.Request.Body))!;
        var to = (string)message["recipient"]!;
        lock (gate)
            return Teams.Answer(context.Response, to, () => Teams.Received.Add(new(to, TokenIn((string)message["attachments"]![0]!["content"]!["actions"]![0]!["url"]!))));
    }

    private static string TokenIn(string text) => Link().Match(text).Groups[1].Value;

    [GeneratedRegex("/api/approve#([A-Za-z0-9_-]{43})")]
    private static partial Regex Link();
}
