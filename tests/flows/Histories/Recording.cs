using Serverless.LocalDev.Cloud;
using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Partners;
using Serverless.Tests.Flows.NewConnection;

namespace Serverless.Tests.Flows.Histories;

/// <summary>
/// A platform on which everything happens one thing after another, so that a scenario leaves the same histories whenever and
/// wherever it is recorded.
/// </summary>
internal sealed class Recording : IAsyncDisposable
{
    private readonly SortedDictionary<string, string> kept = new(StringComparer.Ordinal);

    private Recording(UtilityPlatform platform) => Platform = platform;

    public UtilityPlatform Platform { get; }

    /// <summary>Histories as JSON, by name.</summary>
    public IReadOnlyDictionary<string, string> Kept => kept;

    public static async Task<Recording> StartAsync() => new(await UtilityPlatform.StartAsync(partnersAre: OneAfterAnother, application: SweepsDaily, cloudIs: OneAfterAnother));

    /// <summary>Keeps an orchestration's history as it stands: to its end, or to where it waits.</summary>
    public async Task KeepAsync(string name, string instanceId)
    {
        await Platform.SettleAsync();
        var history = new RecordedHistory((await Platform.Cloud.Hub.ReadHistoryAsync(instanceId))!);
        kept.Add(name, history.ForReplay().ToJson());
    }

    public ValueTask DisposeAsync() => Platform.DisposeAsync();

    /// <summary>No two messages come at the same moment: what they cause would be in one order today and in another tomorrow.</summary>
    private static void OneAfterAnother(PartnerSystems partners)
    {
        ConnectionFlow.Partners(partners);
        partners.Permits.Delay = meter => TimeSpan.FromHours(meter.EndsWith("101", StringComparison.Ordinal) ? 1 : 2);
        partners.Crews.Outcome = _ => null;
    }

    private static EmbeddedCloudOptions OneAfterAnother(EmbeddedCloudOptions options) => options with { OneEventPerTurn = true, MaxConcurrentActivities = 1 };

    // Nothing here waits for the outbox, and sweeping it is most of the work of a month in which nothing happens.
    private static ApplicationOptions SweepsDaily(ApplicationOptions options) => options with { Settings = [.. options.Settings, new("Outbox:SweepSchedule", "0 0 0 * * *"), new("BankFiles:SweepSchedule", "0 0 0 * * *")] };
}
