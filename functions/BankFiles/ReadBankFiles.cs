using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.BankFiles;

namespace Serverless.Functions.BankFiles;

/// <summary>Takes in, on a timer, the files that banks sent. It runs in an app of its own, the only one that may read them.</summary>
public sealed class ReadBankFiles(BankFileIntake files)
{
    [Function(nameof(ReadBankFiles))]
    public Task Run([TimerTrigger("%BankFiles:SweepSchedule%")] TimerInfo timer, CancellationToken cancellation) => files.RunAsync(cancellation);
}
