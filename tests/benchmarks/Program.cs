using System.Globalization;
using Serverless.Benchmarks;
using Serverless.Benchmarks.Durable;
using Serverless.Benchmarks.Harness;
using Serverless.Benchmarks.Platform;

switch (args)
{
    case [Suite.Measure, .. var rest]:
        await Suite.MeasureAsync(AllBenchmarks.InOrder, rest);
        return 0;
    case [FirstAnswer.Bare]:
        await FirstAnswer.OfNothingAsync();
        return 0;
    case [FirstAnswer.Platform, .. var rest]:
        await FirstAnswer.OfPlatformAsync(rest is [var directory] ? directory : null);
        return 0;
    case [Filing.Memory, { } data, { } count]:
        await Filing.MeasureAsync(data, int.Parse(count, CultureInfo.InvariantCulture));
        return 0;
    case [Peer.Argument, { } count]:
        await Peer.MeasureAsync(int.Parse(count, CultureInfo.InvariantCulture));
        return 0;
    default:
        return await Suite.RunAsync(AllBenchmarks.InOrder, args);
}
