using System.Net;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions;
using Serverless.Functions.SignIn;
using Serverless.LocalDev.Access;
using Serverless.LocalDev.Cloud;
using Serverless.Orchestrations.Partners;
using Serverless.Orchestrations.Staff;

namespace Serverless.Tests.Flows.SignIn;

/// <summary>Every HTTP function of the application, called by everybody there is: who may gets in, and nobody else. A new function joins by itself.</summary>
public sealed partial class EndpointTests : IAsyncLifetime
{
    private sealed record Endpoint(string Name, HttpMethod Method, string Path, AllowAttribute? Allowed);

    /// <param name="Partner">The partner whose key is sent; one that is no partner sends a key that is nobody's.</param>
    private sealed record Visitor(string Name, string? SignIn = null, StaffRole? Role = null, string? Partner = null, bool HasRunKey = false)
    {
        public bool IsPartner => Partner is not (null or "stranger");
    }

    private static readonly Visitor[] Visitors =
    [
        new("nobody"),
        new("holder of the run's key", HasRunKey: true),
        new("unknown person", "stranger@utility.example", HasRunKey: true),
        new("manager without the run's key", "manager.one@utility.example"),
        new("unknown partner", Partner: "stranger"),
        .. Enum.GetValues<StaffRole>().Select(role => new Visitor(role.ToString(), $"{role.ToString().ToLowerInvariant()}.one@utility.example", role, HasRunKey: true)),
        .. PartnerRoster.Default.On(new(2026, 3, 2)).Partners.Select(partner => new Visitor(partner.Name, Partner: partner.Name)),
    ];

    private UtilityPlatform platform = null!;

    public async Task InitializeAsync()
    {
        platform = await UtilityPlatform.StartAsync(withCity: false);
        platform.Http.DefaultRequestHeaders.Clear();
    }

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task Every_function_lets_in_who_it_says_and_refuses_everybody_else()
    {
        var wrong = new List<string>();
        foreach (var endpoint in Endpoints())
        {
            foreach (var visitor in Visitors)
            {
                using var answer = await CallAsync(endpoint, visitor);
                var isLetIn = answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden);
                if (isLetIn != May(visitor, endpoint.Allowed)) wrong.Add($"{endpoint.Name} answers {visitor.Name} with {(int)answer.StatusCode}");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task The_header_of_app_service_authentication_is_nobodys_word_here()
    {
        var principal = Convert.ToBase64String("""{"auth_typ":"aad","claims":[{"typ":"preferred_username","val":"manager.one@utility.example"},{"typ":"roles","val":"manager"}]}"""u8);
        platform.Http.DefaultRequestHeaders.Add("X-MS-CLIENT-PRINCIPAL", principal);
        using var answer = await platform.Http.GetAsync("/api/approvals");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    private static bool May(Visitor visitor, AllowAttribute? allowed) => allowed?.Caller switch
    {
        Caller.Anyone => true,
        Caller.Partner => visitor.IsPartner,
        Caller.PartnerOrStaff => visitor.IsPartner || visitor.Role >= allowed.AtLeast,
        Caller.Staff => visitor.Role >= allowed.AtLeast,
        _ => false,
    };

    private async Task<HttpResponseMessage> CallAsync(Endpoint endpoint, Visitor visitor)
    {
        using var request = new HttpRequestMessage(endpoint.Method, endpoint.Path);
        if (visitor.SignIn is { } signIn) request.Headers.Add("x-dev-user", signIn);
        if (visitor.Partner is { } partner) request.Headers.Add(PartnerKeys.Header, platform.Cloud.Access.KeyOf(partner));
        if (visitor.HasRunKey) request.Headers.Add(LocalAccess.Header, platform.Cloud.Access.Key);
        if (endpoint.Method == HttpMethod.Post) request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        return await platform.Http.SendAsync(request);
    }

    private static IEnumerable<Endpoint> Endpoints() =>
        from method in typeof(App).Assembly.GetTypes().SelectMany(type => type.GetMethods())
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        let trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(found => found is not null)
        where trigger is not null
        from verb in trigger.Methods ?? ["get"]
        let path = "/api/" + RouteValue().Replace(trigger.Route ?? function.Name, "x")
        select new Endpoint($"{verb} {function.Name}", HttpMethod.Parse(verb), path, method.GetCustomAttribute<AllowAttribute>());

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex RouteValue();
}
