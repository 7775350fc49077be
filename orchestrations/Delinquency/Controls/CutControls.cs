using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>Stops all cuts, or lets them go on.</summary>
public sealed record KillSwitchSetting(bool IsOn, [property: Entered(TextForm.Lines)] string Why) : IEntry
{
    public IEnumerable<FieldProblem> Problems() => Rules.Text("why", Why, longest: 500, shortest: 1);
}

/// <summary>Suspends cuts in an area for a storm, or ends that.</summary>
/// <param name="SuspensionId">The sender's own key. Sent again with an end, it ends the suspension.</param>
/// <param name="Area">As premises name it; null for the whole city.</param>
/// <param name="Until">Null until it is ended.</param>
public sealed record StormSuspensionSetting(
    [property: Entered(TextForm.Exact)] string SuspensionId,
    [property: Means(DateMeaning.Happened)] DateTimeOffset From,
    [property: Entered(TextForm.Lines)] string Why,
    [property: Entered(TextForm.Exact)] string? Area = null,
    [property: Means(DateMeaning.Happened)] DateTimeOffset? Until = null) : IEntry
{
    public IEnumerable<FieldProblem> Problems()
    {
        foreach (var problem in Rules.Id("suspensionId", SuspensionId).Concat(Rules.Id("area", Area)).Concat(Rules.Text("why", Why, longest: 500, shortest: 1))) yield return problem;
        if (Until < From) yield return new("until", "must not be before from");
    }
}

/// <summary>One change of what stops cuts in the city, for the record; it is never removed.</summary>
public sealed record ControlStep(string What, string By, DateTimeOffset At, string Why);

/// <summary>What stops cuts in the city or a part of it (container keys, one document).</summary>
public sealed record CutControlsDocument : Document
{
    public const string DocumentId = "cutControls";
    public const string Partition = "disconnection";
    public const string TypeName = "cutControls";

    public override string Type => TypeName;

    /// <summary>The partition.</summary>
    public string Key { get; init; } = Partition;

    public KillSwitch KillSwitch { get; init; } = new(IsOn: false, By: null, Why: null);

    /// <summary>By the key of each, ended ones too.</summary>
    public IReadOnlyDictionary<string, StormSuspension> Suspensions { get; init; } = new Dictionary<string, StormSuspension>();

    public IReadOnlyList<ControlStep> Steps { get; init; } = [];
}

/// <summary>Reads and changes what stops cuts in the city.</summary>
public sealed class CutControls(UtilityDatabase database, TimeProvider time)
{
    /// <returns>One that stops nothing, when none was ever set.</returns>
    public async Task<CutControlsDocument> ReadAsync(CancellationToken cancellation = default) =>
        await database.Keys.FindAsync<CutControlsDocument>(CutControlsDocument.Partition, CutControlsDocument.DocumentId, cancellation) ?? Empty();

    public Task<CutControlsDocument> SetAsync(KillSwitchSetting setting, string by, CancellationToken cancellation = default) => ChangeAsync(
        controls => controls.KillSwitch.IsOn == setting.IsOn ? null : controls with { KillSwitch = new(setting.IsOn, by, setting.Why) }, new($"killSwitch {setting.IsOn}", by, time.GetUtcNow(), setting.Why), cancellation);

    public Task<CutControlsDocument> SetAsync(StormSuspensionSetting setting, string by, CancellationToken cancellation = default)
    {
        var suspension = new StormSuspension(setting.Area, setting.From.ToUniversalTime(), setting.Until?.ToUniversalTime());
        return ChangeAsync(
            controls => controls.Suspensions.GetValueOrDefault(setting.SuspensionId) == suspension
                ? null
                : controls with { Suspensions = new Dictionary<string, StormSuspension>(controls.Suspensions) { [setting.SuspensionId] = suspension } },
            new($"suspension {setting.SuspensionId}", by, time.GetUtcNow(), setting.Why),
            cancellation);
    }

    private async Task<CutControlsDocument> ChangeAsync(Func<CutControlsDocument, CutControlsDocument?> change, ControlStep step, CancellationToken cancellation)
    {
        await database.Keys.CreateOnceAsync(CutControlsDocument.Partition, Empty(), cancellation);
        var changed = await database.Keys.ChangeAsync<CutControlsDocument>(
            CutControlsDocument.Partition,
            CutControlsDocument.DocumentId,
            controls => change(controls) is { } after ? after with { Steps = [.. controls.Steps, step], UpdatedAt = step.At, CauseId = step.By } : null,
            cancellation);
        return changed.Document!;
    }

    private CutControlsDocument Empty()
    {
        var now = time.GetUtcNow();
        return new() { Id = CutControlsDocument.DocumentId, CreatedAt = now, UpdatedAt = now, CauseId = CutControlsDocument.Partition };
    }
}
