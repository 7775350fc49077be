using Microsoft.Extensions.DependencyInjection;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>Registers what takes in banks' files.</summary>
internal static class BankFileServices
{
    public static IServiceCollection AddBankFiles(this IServiceCollection services)
    {
        services.AddSingleton(BankFilePolicy.Default);
        services.AddSingleton(LockboxProfiles.Default);
        services.AddSingleton<BankFileBlobs>();
        services.AddSingleton<BankFileStore>();
        services.AddSingleton<BankFilePosting>();
        services.AddSingleton<BankFileIntake>();
        return services;
    }
}
