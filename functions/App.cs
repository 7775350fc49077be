using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Functions.Approvals;
using Serverless.Functions.Cases;
using Serverless.Functions.Http;
using Serverless.Functions.Messaging;
using Serverless.Functions.SignIn;
using Serverless.Functions.Telemetry;
using Serverless.Orchestrations;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Functions;

/// <summary>Builds the application: its settings, services, sign-in and telemetry.</summary>
public static class App
{
    public static FunctionsApplicationBuilder CreateBuilder(string[] args)
    {
        UnicodeSupport.Require();
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.Configure<JsonOptions>(json => ContractJson.Apply(json.JsonSerializerOptions));
        builder.Services.AddUtilityOperations();
        builder.Services.AddSingleton<MessagePublisher>();
        builder.Services.AddSingleton<MessageIntake>();
        builder.Services.AddSingleton<PartnerSubmissions>();
        builder.Services.AddSingleton<CaseViews>();
        builder.Services.AddSingleton<LinkVisits>();
        builder.Services.AddSingleton<HandOver>();
        builder.AddSignIn();
        builder.AddTelemetry();
        return builder;
    }
}
