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
        services.AddSingleton<LockboxPosting>();
        services.AddSingleton(ReturnCodes.Default);
        services.AddSingleton<ReturnStore>();
        services.AddSingleton<ReturnPosting>();
        services.AddSingleton<CorrectionPosting>();
        services.AddSingleton<ResolveReturn>();
        services.AddSingleton(ChannelFilePolicy.Default);
        services.AddSingleton<ChannelHealths>();
        services.AddSingleton<BankFilePosting>();
        services.AddSingleton<BankFileIntake>();
        return services;
    }
}
