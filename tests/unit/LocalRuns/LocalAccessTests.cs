using Serverless.LocalDev.Access;

namespace Serverless.Tests.Unit.LocalRuns;

public sealed class LocalAccessTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("utility-access-");

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public void A_directory_keeps_its_key_and_another_has_another()
    {
        var first = LocalAccess.Open(directory.FullName);
        Assert.Equal(43, first.Key.Length);
        Assert.Equal(first.Key, LocalAccess.Open(directory.FullName).Key);
        Assert.NotEqual(first.Key, LocalAccess.Open(Directory.CreateDirectory(Path.Combine(directory.FullName, "other")).FullName).Key);
        Assert.NotEqual(LocalAccess.Open(null).Key, LocalAccess.Open(null).Key);
    }

    [Fact]
    public void Only_the_key_itself_opens()
    {
        var access = LocalAccess.Open(null);
        Assert.True(access.Opens(access.Key));
        Assert.All([null, "", "local-dev", access.Key[..42], access.KeyFor("outside-systems")], wrong => Assert.False(access.Opens(wrong)));
    }

    [Fact]
    public void A_key_for_a_purpose_lasts_as_long_as_the_directorys_and_differs_by_purpose()
    {
        var access = LocalAccess.Open(directory.FullName);
        Assert.Equal(access.KeyFor("one"), LocalAccess.Open(directory.FullName).KeyFor("one"));
        Assert.NotEqual(access.KeyFor("one"), access.KeyFor("two"));
        Assert.Equal(43, access.KeyFor("one").Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"key":"local-dev"}""")]
    [InlineData("""{"key":"###"}""")]
    public void A_file_without_a_key_is_told_and_not_replaced(string text)
    {
        var file = Path.Combine(directory.FullName, LocalAccess.FileName);
        File.WriteAllText(file, text);
        Assert.Contains(file, Assert.Throws<FormatException>(() => LocalAccess.Open(directory.FullName)).Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(file));
    }
}
