using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Serverless.Orchestrations.Configuration;

namespace Serverless.Orchestrations.Partners;

/// <summary>Registers an HTTP client for each outside system.</summary>
internal static class PartnerServices
{
    public static IServiceCollection AddPartners(this IServiceCollection services)
    {
        services.AddSingleton(PartnerRoster.Default);
        services.AddSingleton<PartnerAuthority>();
        services.AddPartner<IIdentityVerification, HttpIdentityVerification>(partners => partners.Identity);
        services.AddPartner<IFieldCrews, HttpFieldCrews>(partners => partners.FieldCrews);
        services.AddPartner<ICreditBureau, HttpCreditBureau>(partners => partners.CreditBureau);
        services.AddPartner<IAddressAuthority, HttpAddressAuthority>(partners => partners.AddressAuthority);
        services.AddPartner<IPermitOffice, HttpPermitOffice>(partners => partners.PermitOffice);
        services.AddPartner<IWeatherForecast, HttpWeatherForecast>(partners => partners.Weather);
        services.AddPartner<IBankTokens, HttpBankTokens>(partners => partners.PayerAccounts);
        return services;
    }

    private static void AddPartner<TPort, TAdapter>(this IServiceCollection services, Func<PartnerSettings, PartnerEndpoint> choose)
        where TPort : class
        where TAdapter : class, TPort =>
        services.AddHttpClient<TPort, TAdapter>((provider, http) =>
        {
            var endpoint = choose(provider.GetRequiredService<IOptions<PartnerSettings>>().Value);
            http.BaseAddress = new Uri(endpoint.BaseAddress);
            if (endpoint.Key is { } key) http.DefaultRequestHeaders.Add("x-api-key", key);
            http.Timeout = TimeSpan.FromSeconds(endpoint.TimeoutSeconds);
        });
}
