using Serverless.Benchmarks.BankFiles;
using Serverless.Benchmarks.Bus;
using Serverless.Benchmarks.Documents;
using Serverless.Benchmarks.Durable;
using Serverless.Benchmarks.Harness;
using Serverless.Benchmarks.Platform;
using Serverless.Orchestrations.BankFiles;

namespace Serverless.Benchmarks;

internal static class AllBenchmarks
{
    public static IReadOnlyList<Benchmark> InOrder { get; } =
    [
        new RawInsertRate(),
        new BusSend(),
        new BusTrigger("bus-batched-trigger", Application.MessageFunctions.BatchQueue, size: 100_000, target: 60_000),
        new BusTrigger("bus-single-trigger", Application.MessageFunctions.SingleQueue, size: 20_000),
        new BusTrigger("bus-single-settled", Application.MessageFunctions.SettledQueue, size: 20_000, target: 4_000),
        new BusTrigger("bus-sessions", Application.MessageFunctions.SessionQueue, size: 20_000),
        new BusMillion(),
        new DurableSequence(),
        new DurableLongHistory(),
        new DurableFanOut(),
        new DurableTimers(),
        new DurableEvents(),
        new CosmosPointRead(),
        new CosmosCreate(),
        new CosmosBatch(),
        new CosmosQuery(),
        new CosmosConcurrent(),
        new HttpIntake("http-intake", posts: false),
        new HttpIntake("http-and-posting", posts: true),
        new StartUp(),
        new FurtherPlatform(),
        new Storm(),
        new Connections(),
        new ApprovalsPage("approvals-page", overLoopback: false),
        new ApprovalsPage("approvals-page-loopback", overLoopback: true),
        new NinetyDays(),
        new BankFileMillion("lockbox-million", LongBankFiles.WriteLockbox, file => LockboxReader.ReadAsync(file, LongBankFiles.Profiles)),
        new BankFileMillion("returns-million", LongBankFiles.WriteNacha, file => NachaReader.ReadAsync(file)),
    ];
}
