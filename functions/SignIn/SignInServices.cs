using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Serverless.Functions.SignIn;

internal static class SignInServices
{
    public static FunctionsApplicationBuilder AddSignIn(this FunctionsApplicationBuilder builder)
    {
        builder.Services.AddOptions<SignInSettings>().BindConfiguration(SignInSettings.Section).ValidateOnStart();
        builder.Services.AddSingleton<IPrincipalSource, EntraPrincipal>();
        builder.Services.AddSingleton<PartnerRates>();
        builder.UseMiddleware<Authorization>();
        return builder;
    }
}
