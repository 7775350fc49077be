using Serverless.LocalDev.Access;
using Serverless.LocalDev.Cloud;
using Serverless.LocalDev.Control;

namespace Serverless.LocalDev.Scenario;

/// <summary>
/// The directory of a scenario and how far it got. A completed one is emptied for the next run; one that was cut short is
/// continued, which shows that nothing is lost or done twice.
/// </summary>
internal sealed class ScenarioDirectory(string? directory)
{
    private const string Running = "running";
    private const string Completed = "completed";
    private string? StateFile => directory is null ? null : Path.Combine(directory, "scenario.state");

    /// <summary>Readies the directory; true when it holds a run that was cut short.</summary>
    /// <exception cref="CommandFailure">It holds something else.</exception>
    public bool Prepare()
    {
        if (directory is null) return false;
        PrivateFiles.CreateFolder(directory);
        var state = File.Exists(StateFile) ? File.ReadAllText(StateFile).Trim() : null;
        if (state == Completed) Empty();
        else if (state is null && File.Exists(Path.Combine(directory, "cloud.db")))
            throw new CommandFailure($"{directory} holds another run's data: the scenario's books would not balance on it. Give --exit a directory of its own with --data.");
        PrivateFiles.Replace(StateFile!, Running);
        return state == Running && File.Exists(Path.Combine(directory, "cloud.db"));
    }

    public void Complete()
    {
        if (StateFile is { } file) PrivateFiles.Replace(file, Completed);
    }

    /// <summary>Takes away what a run writes and nothing else.</summary>
    private void Empty()
    {
        foreach (var file in Directory.EnumerateFiles(directory!, "cloud.db*")) File.Delete(file);
        foreach (var folder in (string[])[Path.Combine(directory!, "blobs"), MailFolder.In(directory)!])
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }
}
