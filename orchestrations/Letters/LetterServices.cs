using Microsoft.Extensions.DependencyInjection;

namespace Serverless.Orchestrations.Letters;

/// <summary>What letters to customers take.</summary>
internal static class LetterServices
{
    public static IServiceCollection AddLetters(this IServiceCollection services)
    {
        services.AddSingleton(CustomerContact.Default);
        services.AddSingleton<LetterArchive>();
        services.AddSingleton<IPrintAndMail, PrintAndMailDrop>();
        services.AddSingleton<CustomerLetters>();
        return services;
    }
}
