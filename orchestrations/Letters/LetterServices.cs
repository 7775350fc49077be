using Microsoft.Extensions.DependencyInjection;

namespace Serverless.Orchestrations.Letters;

/// <summary>Registers what letters to customers need.</summary>
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
