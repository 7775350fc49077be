using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Staff;

namespace Serverless.Tests.Flows.NewConnection;

/// <summary>A payment: as a channel has sent it, or as it is recorded.</summary>
internal sealed record Sent(string PaymentId, decimal Amount);

/// <summary>A decision the platform has taken.</summary>
internal sealed record Decided(string ApprovalId, string By, string Option);

/// <summary>The platform with everybody around it, and what they have done: the other side of the books.</summary>
internal sealed class World : IAsyncDisposable
{
    public const string BlanketNumber = "BL-1";

    private readonly DataDirectory? data;
    private readonly Outside outside;

    private World(Scene scene, DataDirectory? data)
    {
        (Scene, Meters, this.data) = (scene, scene.Meters(), data);
        outside = new(scene, () => Platform.Now);
    }

    public Scene Scene { get; }

    public UtilityPlatform Platform { get; private set; } = null!;

    /// <summary>Keys of all meters to be set.</summary>
    public IReadOnlyList<string> Meters { get; }

    public bool HasApplied { get; private set; }

    public bool IsWithdrawn { get; set; }

    /// <summary>How often the application's id was sent with other content.</summary>
    public int OtherApplications { get; set; }

    public ConcurrentQueue<Sent> Payments { get; } = new();

    public ConcurrentQueue<SecurityOffered> Offers { get; } = new();

    public ConcurrentQueue<Decided> Decisions { get; } = new();

    /// <summary>By meter: the first to ask.</summary>
    public ConcurrentDictionary<string, ConcurrentQueue<string>> EmergenciesAskedBy { get; } = new();

    /// <summary>Everything ever on topic account-events, by its place there.</summary>
    public SortedDictionary<long, (string Id, string Subject)> Events { get; } = [];

    /// <summary>In which stages the request was withdrawn or the platform restarted.</summary>
    public List<string> Stages { get; } = [];

    public static async Task<World> OpenAsync(Scene scene, bool onDisk)
    {
        var world = new World(scene, onDisk ? new DataDirectory() : null);
        world.Platform = await UtilityPlatform.StartAsync(world.data?.Path, partnersAre: world.outside.Instruct, application: UtilityPlatform.SweepsWeekly, withCity: false);
        world.outside.Trouble(world.Platform.Partners);
        var blankets = world.Platform.Cloud.Services.GetRequiredService<BlanketStore>();
        await blankets.EnterAsync(ConnectionFlow.Blanket(BlanketNumber) with { Amount = Math.Max(DepositTerms.SmallestInstrument, DepositTerms.InFull(scene) * 2) }, "senior.one@utility.example");
        var instrument = InstrumentId.Of(ConnectionFlow.Blanket(BlanketNumber));
        foreach (var manager in Managers) await blankets.ApproveAsync(instrument, manager, "Seen in the vault");
        return world;
    }

    private static readonly StaffMember[] Managers = [new("manager.one@utility.example", StaffRole.Manager), new("manager.two@utility.example", StaffRole.Manager)];

    /// <summary>Who on the staff filed the application, and so acts for the applicant; null when a portal did.</summary>
    public string? Filer => Scene.SubmittedBy.Contains('@', StringComparison.Ordinal) ? Scene.SubmittedBy : null;

    public async Task ApplyAsync()
    {
        HasApplied = true;
        await ConnectionFlow.FileAsync(Platform, ConnectionFlow.Request(Scene.Details()), Scene.SubmittedBy);
    }

    public async Task PayAsync(string id, decimal amount, PaymentPurpose purpose)
    {
        Payments.Enqueue(new(id, amount));
        await Platform.PublishAsync("payments", new PaymentReceived
        {
            PaymentId = id,
            Channel = PaymentChannel.Bank,
            Tender = PaymentTender.BankTransfer,
            ExternalId = $"trace-{id}",
            AccountId = ConnectionFlow.AccountId,
            Amount = amount,
            ReceivedAt = Platform.Now,
            Purpose = purpose,
        });
    }

    public Task ReleaseAsync(string meter)
    {
        outside.NoteRelease(meter);
        return Platform.Partners.Permits.ReleaseAsync(ConnectionFlow.RequestId, meter);
    }

    public bool WasReleased(string meter, DateTimeOffset by) => outside.HasReleased(meter, by);

    public PartnerFaults FaultsOf(Partner partner) => Outside.FaultsOf(Platform.Partners, partner);

    /// <summary>Lets time pass, no further at once than messages on the topic live.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        await Platform.AdvanceAsync(time);
        await ReadEventsAsync();
    }

    public async Task ReadEventsAsync()
    {
        foreach (var sent in await Platform.EventsAsync()) Events[sent.SequenceNumber] = (sent.MessageId, sent.Subject);
    }

    public async Task NoteStageAsync(string what) => Stages.Add($"{what} {(await Books.ReadAsync(this)).Stage}");

    public async Task RestartAsync()
    {
        await NoteStageAsync("restarted");
        var (now, before) = (Platform.Now, Platform.Partners);
        await Platform.DisposeAsync();
        Platform = await UtilityPlatform.StartAsync(data!.Path, now, Resume, UtilityPlatform.SweepsWeekly, withCity: false);

        void Resume(PartnerSystems partners)
        {
            outside.Instruct(partners);
            partners.GoOnFrom(before);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Platform.DisposeAsync();
        data?.Dispose();
    }
}
