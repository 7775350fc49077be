using System.Reflection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serverless.Benchmarks.Application;
using Serverless.LocalDev.Functions.Worker;

namespace Serverless.Benchmarks.Harness;

/// <summary>The real worker, in this process, with <see cref="BenchmarkApp"/>'s functions.</summary>
internal static class BenchmarkWorker
{
    private static readonly Assembly Application = typeof(BenchmarkApp).Assembly;

    public static IHost Build(WorkerConnection connection) => InProcessWorker.Build(Application, AppContext.BaseDirectory, () =>
    {
        var builder = BenchmarkApp.CreateBuilder([]);
        InProcessWorker.Connect(builder, connection);
        // The worker sends each entry to its host, one message an entry.
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        return builder.Build();
    });
}
