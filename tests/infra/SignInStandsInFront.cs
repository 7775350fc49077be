using System.Reflection;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Staff;
using Serverless.Tests.Infra.Bicep;

namespace Serverless.Tests.Infra;

/// <summary>
/// App Service authentication stands in front of every app that trusts its header, and knows the application's roles; what it
/// lets through as nobody, the application judges by the caller each endpoint declares.
/// </summary>
public sealed class SignInStandsInFront
{
    private const string SignIn = "sites/config staff authsettingsV2";
    private const string Provider = "properties/SignIn__provider";
    private const string Registration = "infra/identity/staff-app-registration.json";

    [CompiledFact]
    public void Whoever_trusts_the_header_has_sign_in_in_front() => Holds.On(Gaps);

    [CompiledTheory]
    [InlineData(SignIn, "properties/platform/enabled", "false", "platform/enabled")]
    [InlineData(SignIn, "properties/identityProviders/azureActiveDirectory/enabled", "false", "azureActiveDirectory/enabled")]
    [InlineData(SignIn, "properties/httpSettings/requireHttps", null, "requireHttps")]
    [InlineData(SignIn, "properties/identityProviders/azureActiveDirectory/validation/allowedAudiences", "[]", "audience")]
    [InlineData(SignIn, "properties/globalValidation/excludedPaths", """["/api/*"]""", "excludes paths")]
    [InlineData("sites/config intake appsettings", Provider, "\"Entra\"", "intake trusts")]
    [InlineData("sites/config staff appsettings", Provider, "\"None\"", "staff faces people")]
    [InlineData(SignIn, "", null, "staff trusts")]
    public void A_gap_is_found(string which, string path, string? json, string problem) => Holds.SpeaksOfDeployed(problem, Gaps, which, path, json);

    [CompiledFact]
    public void A_role_the_registration_lacks_is_found() => Holds.SpeaksOf("senior", Gaps, Registration, "\"value\": \"senior\"", "\"value\": \"elder\"");

    private static IEnumerable<string> Gaps(InfraFiles infra)
    {
        foreach (var environment in infra.Environments)
        {
            foreach (var app in environment.Apps)
            {
                var signIn = environment.OfType("Microsoft.Web/sites/config").SingleOrDefault(config => config.Name == $"{app.Site.Name}/authsettingsV2");
                var trusts = app.Settings["SignIn__provider"] == "Entra";
                var facesPeople = ApplicationFunction.All.Any(function => function.Trigger == TriggerKind.Http && function.Name != "GetHealth" && !app.Disabled.Contains(function.Name));
                if (trusts && signIn is null) yield return $"{environment.Environment}: {app.Name} trusts the header without sign-in in front";
                if (facesPeople && !(trusts && signIn is not null)) yield return $"{environment.Environment}: {app.Name} faces people without sign-in";
                foreach (var gap in signIn is null ? [] : GapsOf(signIn)) yield return $"{environment.Environment}: sign-in of {app.Name} {gap}";
            }
        }

        using var registration = JsonDocument.Parse(infra[Registration]);
        var roles = registration.RootElement.GetProperty("appRoles").EnumerateArray().Select(role => role.GetProperty("value").GetString()!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var role in Enum.GetNames<StaffRole>().Where(role => !roles.Contains(role))) yield return $"the registration has no role {role.ToLowerInvariant()}";
    }

    private static IEnumerable<string> GapsOf(DeployedResource signIn)
    {
        string[] on = ["platform/enabled", "httpSettings/requireHttps", "identityProviders/azureActiveDirectory/enabled"];
        foreach (var path in on.Where(path => signIn.At($"properties/{path}") is not { ValueKind: JsonValueKind.True })) yield return $"has {path} not true";
        if (signIn.At("properties/globalValidation/excludedPaths") is not null) yield return "excludes paths, where the header would not be vouched for";
        var client = signIn.Text("properties/identityProviders/azureActiveDirectory/registration/clientId");
        var audiences = signIn.Items("properties/identityProviders/azureActiveDirectory/validation/allowedAudiences").Select(audience => audience.GetString()).ToArray();
        if (!audiences.SequenceEqual([client, $"api://{client}"])) yield return "takes tokens of another audience, or of any";
    }

    [Fact]
    public void Every_endpoint_says_whom_it_lets_in() => Assert.Empty(Undeclared(typeof(Functions.App).Assembly.GetTypes()));

    [Theory]
    [InlineData(typeof(SaysNothing), "SaysNothing does not say")]
    [InlineData(typeof(TakesAKey), "TakesAKey takes a key, which names nobody")]
    [InlineData(typeof(SignInStandsInFront), "no endpoint")]
    public void An_endpoint_open_to_whomever_is_found(Type broken, string problem) =>
        Assert.Contains(Undeclared([broken]), found => found.Contains(problem, StringComparison.Ordinal));

    private static class SaysNothing
    {
        public static void Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "accounts")] string request) => _ = request;
    }

    private static class TakesAKey
    {
        [Allow(Caller.Partner)]
        public static void Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "accounts")] string request) => _ = request;
    }

    /// <summary>The platform checks nobody in; so each endpoint must say itself whom it lets in, and none may take a key for an answer.</summary>
    private static IEnumerable<string> Undeclared(IEnumerable<Type> types)
    {
        var endpoints = (from type in types
                         from method in type.GetMethods()
                         from http in method.GetParameters().SelectMany(parameter => parameter.GetCustomAttributes<HttpTriggerAttribute>())
                         select (type.Name, http.AuthLevel, method.GetCustomAttribute<AllowAttribute>()?.Caller)).ToArray();
        if (endpoints.Length == 0) yield return "there is no endpoint to look at";
        foreach (var endpoint in endpoints)
        {
            if (endpoint.Caller is null) yield return $"{endpoint.Name} does not say whom it lets in";
            if (endpoint.AuthLevel != AuthorizationLevel.Anonymous) yield return $"{endpoint.Name} takes a key, which names nobody";
        }
    }
}
