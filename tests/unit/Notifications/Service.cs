using System.Net;
using System.Text.Json.Nodes;
using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Serverless.Orchestrations.Configuration;
using Serverless.Orchestrations.Notifications;

namespace Serverless.Tests.Unit.Notifications;

/// <summary>A message service that gives the answers it is told to give, in order, and remembers what it was asked.</summary>
internal sealed class Service(params HttpResponseMessage[] answers) : HttpMessageHandler
{
    private readonly Queue<HttpResponseMessage> next = new(answers);

    public List<HttpRequestMessage> Asked { get; } = [];

    public List<string> Bodies { get; } = [];

    public JsonNode Body => JsonNode.Parse(Assert.Single(Bodies))!;

    public CommunicationServicesMail Mail(TokenCredential? credential = null) => new(Clients(CommunicationServicesMail.ClientName), credential ?? new Tokens(), Settings);

    public TeamsMessages Teams() => new(Clients(TeamsMessages.ClientName), Settings);

    public static HttpResponseMessage Answer(HttpStatusCode status, string body = "") => new(status) { Content = new StringContent(body) };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Add(request);
        if (request.Content is { } content) Bodies.Add(await content.ReadAsStringAsync(cancellationToken));
        return next.TryDequeue(out var answer) ? answer : throw new HttpRequestException("Connection refused (service.example:443)");
    }

    private static IOptions<NotificationSettings> Settings => Options.Create(new NotificationSettings
    {
        MailEndpoint = "https://mail.example/",
        MailSender = "DoNotReply@mail.example",
        TeamsWebhook = "https://teams.example/workflows/1/invoke?sig=signature",
    });

    private IHttpClientFactory Clients(string name)
    {
        var services = new ServiceCollection();
        services.AddHttpClient(name).ConfigurePrimaryHttpMessageHandler(() => this);
        return services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>();
    }
}

/// <summary>Gives the scopes it is asked for as the token.</summary>
internal sealed class Tokens : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(string.Join(' ', requestContext.Scopes), Sample.Now.AddHours(1));

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
