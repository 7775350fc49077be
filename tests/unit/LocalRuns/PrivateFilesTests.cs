using Serverless.LocalDev.Access;

namespace Serverless.Tests.Unit.LocalRuns;

public sealed class PrivateFilesTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("utility-private-");

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public async Task A_file_is_its_owners_alone_even_if_it_was_everybodys_before()
    {
        if (OperatingSystem.IsWindows()) return;
        var (made, replaced, found) = (File("made"), File("replaced"), File("found"));
        await System.IO.File.WriteAllTextAsync(found, "a longer text than the one that comes");
        System.IO.File.SetUnixFileMode(found, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await PrivateFiles.WriteAsync(made, "text");
        await PrivateFiles.WriteAsync(found, "text");
        PrivateFiles.Replace(replaced, "text");
        Assert.All([made, replaced, found], file =>
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(file).UnixFileMode);
            Assert.Equal("text", System.IO.File.ReadAllText(file));
        });
    }

    [Fact]
    public void Folders_made_on_the_way_are_its_owners_alone_and_one_that_was_there_stays_as_it_is()
    {
        if (OperatingSystem.IsWindows()) return;
        var before = directory.CreateSubdirectory("before");
        before.UnixFileMode |= UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        var mode = before.UnixFileMode;
        var made = PrivateFiles.CreateFolder(Path.Combine(before.FullName, "above", "below"));
        Assert.All([made, made.Parent!], folder => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, folder.UnixFileMode));
        before.Refresh();
        Assert.Equal(mode, before.UnixFileMode);
    }

    private string File(string name) => Path.Combine(directory.FullName, name);
}
