namespace Serverless.Tests.Flows.Histories;

/// <summary>A course of events worth keeping the histories of.</summary>
internal delegate Task Scenario(Recording recording);

internal static class Scenarios
{
    public static IEnumerable<Scenario> All => [.. ConnectedScenarios.All, .. EndedScenarios.All, .. ResidentialStartScenarios.All, .. ApprovalScenarios.All, .. MoveScenarios.All];

    /// <summary>The histories of one scenario, by name.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> RecordAsync(this Scenario scenario)
    {
        await using var recording = await Recording.StartAsync();
        await scenario(recording);
        return recording.Kept;
    }
}
