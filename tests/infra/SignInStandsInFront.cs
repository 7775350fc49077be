using System.Reflection;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Approvals;

namespace Serverless.Tests.Infra;

/// <summary>
/// App Service authentication stands in front of every app that trusts its header, and knows the application's roles; what it
/// lets through as nobody, the application judges by the caller each endpoint declares.
/// </summary>
public sealed class SignInStandsInFront
{
    private const string SignIn = "infra/modules/staff-sign-in.bicep";
    private const string App = "infra/modules/app.bicep";
    private const string Registration = "infra/identity/staff-app-registration.json";

    [Fact]
    public void Whoever_trusts_the_header_has_sign_in_in_front() => Holds.On(Gaps);

    [Theory]
    [InlineData(SignIn, "    platform: {\n      enabled: true", "    platform: {\n      enabled: false", "platform/enabled")]
    [InlineData(SignIn, "      azureActiveDirectory: {\n        enabled: true", "      azureActiveDirectory: {\n        enabled: false", "azureActiveDirectory/enabled")]
    [InlineData(SignIn, "requireHttps: true", "requireHttps: false", "requireHttps")]
    [InlineData(SignIn, "[clientId, 'api://${clientId}']", "[]", "audience")]
    [InlineData(SignIn, "unauthenticatedClientAction:", "excludedPaths: ['/api/*']\n      unauthenticatedClientAction:", "excludes paths")]
    [InlineData(App, "isInternetFacing ? 'Entra' : 'None'", "'Entra'", "trusts")]
    [InlineData(App, "= if (isInternetFacing) {", "= if (false) {", "stands in front")]
    [InlineData(Registration, "\"value\": \"senior\"", "\"value\": \"elder\"", "senior")]
    public void A_gap_is_found(string file, string was, string becomes, string problem) => Holds.SpeaksOf(problem, Gaps, file, was, becomes);

    private static IEnumerable<string> Gaps(InfraFiles infra)
    {
        var app = infra.Module("app");
        if (app.Modules.Single(module => module.Symbol == "site").Parameters["signInProvider"].Text != "isInternetFacing ? 'Entra' : 'None'")
            yield return "an app trusts the header without sign-in in front";
        if (!app.Text.Contains("module signIn 'staff-sign-in.bicep' = if (isInternetFacing) {", StringComparison.Ordinal)) yield return "sign-in no longer stands in front of what faces people";

        var settings = infra.Module("staff-sign-in").Resources.Single(resource => resource.Symbol == "signIn").Body["properties"]!;
        string[] on = ["platform/enabled", "httpSettings/requireHttps", "identityProviders/azureActiveDirectory/enabled"];
        foreach (var path in on.Where(path => settings[path]?.Text != "true")) yield return $"{SignIn}: {path} is not true";
        if (settings["globalValidation/excludedPaths"] is not null) yield return $"{SignIn} excludes paths, where the header would not be vouched for";
        if (settings["identityProviders/azureActiveDirectory/validation/allowedAudiences"]?.Text.Contains("clientId", StringComparison.Ordinal) != true)
            yield return $"{SignIn} takes tokens of any audience";

        using var registration = JsonDocument.Parse(infra[Registration]);
        var roles = registration.RootElement.GetProperty("appRoles").EnumerateArray().Select(role => role.GetProperty("value").GetString()!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var role in Enum.GetNames<StaffRole>().Where(role => !roles.Contains(role))) yield return $"the registration has no role {role.ToLowerInvariant()}";
    }

    [Fact]
    public void Every_endpoint_says_whom_it_lets_in() => Assert.Empty(Undeclared(typeof(Functions.App).Assembly.GetTypes()));

    [Theory]
    [InlineData(typeof(SaysNothing), "SaysNothing does not say")]
    [InlineData(typeof(AsksPartnersForNoKey), "AsksPartnersForNoKey asks partners for no key")]
    [InlineData(typeof(SignInStandsInFront), "no endpoint")]
    public void An_endpoint_open_to_whomever_is_found(Type broken, string problem) =>
        Assert.Contains(Undeclared([broken]), found => found.Contains(problem, StringComparison.Ordinal));

    private static class SaysNothing
    {
        public static void Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "accounts")] string request) => _ = request;
    }

    private static class AsksPartnersForNoKey
    {
        [Allow(Caller.Partner)]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "accounts")] string request) => _ = request;
    }

    /// <summary>The platform checks nobody in; so each endpoint must say itself whom it lets in, and partners' must ask for a key.</summary>
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
            if (endpoint.Caller == Caller.Partner && endpoint.AuthLevel != AuthorizationLevel.Function) yield return $"{endpoint.Name} asks partners for no key";
        }
    }
}
