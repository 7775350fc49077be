using Serverless.LocalDev.City;
using Serverless.LocalDev.Partners;

namespace Serverless.LocalDev.Scenario;

/// <summary>
/// The fixed list of messages that <c>--exit</c> publishes, the same in every run, and what must come of them. Nothing in
/// it is worked out by the application's code.
/// </summary>
internal sealed class ScenarioPlan
{
    public static readonly DateTimeOffset Day = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);
    private readonly List<PartnerMessage> early = [];
    private readonly List<PartnerMessage> mixed = [];
    private readonly List<PartnerMessage> late = [];
    private readonly List<(string RequestId, PartnerMessage Message)> onceFiled = [];

    private ScenarioPlan(SampleCity city)
    {
        var directory = new SampleCityDirectory(city);
        new ScenarioPayments(this, directory).Write();
        new ScenarioOutages(this, directory, city).Write();
        Requests = new ScenarioRequests(this, directory);
        Requests.Write();
        Connections = new ScenarioConnections(this, directory);
        Connections.Write();
    }

    public ExpectedBooks Expected { get; } = new();

    public ScenarioRequests Requests { get; }

    public ScenarioConnections Connections { get; }

    /// <summary>Everything but <see cref="Conflicts"/> and <see cref="OnceFiled"/>, partners and mistakes mixed.</summary>
    public IEnumerable<PartnerMessage> Messages => early.Concat(mixed.Index().OrderBy(item => Chance.Of(item.Index).Pick(99, 1 << 24)).Select(item => item.Item));

    /// <summary>
    /// To be sent when the payments whose ids they reuse are recorded: which of two is the first, and so the true one, must
    /// not be left to chance.
    /// </summary>
    public IReadOnlyList<PartnerMessage> Conflicts => late;

    /// <summary>What customers send when they have been told that their application is on file.</summary>
    public IReadOnlyList<(string RequestId, PartnerMessage Message)> OnceFiled => onceFiled;

    public int Sendings => early.Count + mixed.Count + late.Count + onceFiled.Count;

    public static ScenarioPlan For(SampleCity city) => new(city);

    public void Send(PartnerMessage message) => mixed.Add(message);

    public void SendOnceFiled(string requestId, PartnerMessage message) => onceFiled.Add((requestId, message));

    /// <summary>Sends the same message once more.</summary>
    public void Repeat(PartnerMessage message)
    {
        mixed.Add(message.Repeated());
        Expected.Duplicates++;
    }

    public void SendBad(PartnerMessage message, string reason)
    {
        mixed.Add(message with { LeavesDocument = false });
        Expected.DeadLetters.Add((message.Queue, message.MessageId), reason);
    }

    public void SendBeforeConflict(PartnerMessage message, PartnerMessage conflicting)
    {
        early.Add(message);
        late.Add(conflicting with { LeavesDocument = false });
        Expected.DeadLetters.Add((message.Queue, message.MessageId), "ConflictingDuplicate");
    }
}
