using System.Reflection;
using System.Text.RegularExpressions;

namespace Serverless.Tests.Unit.Layers;

/// <summary>What is looked for by its name is found. Orchestrators have a suffix of their own.</summary>
public sealed partial class FileNameTests
{
    private static string Root { get; } =
        typeof(FileNameTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(found => found.Key == "RepositoryRoot").Value!;

    [Theory]
    [InlineData("orchestrations")]
    [InlineData("functions")]
    public void A_file_bears_the_name_of_a_type_in_it_or_of_the_step_whose_activities_it_holds(string folder) => Assert.Empty(
        from file in Files(folder)
        let name = Path.GetFileNameWithoutExtension(file)
        where !name.EndsWith(".orchestrator", StringComparison.Ordinal) && !IsNamedRightly(name, File.ReadAllText(file))
        select Path.GetRelativePath(Root, file));

    [Theory]
    [InlineData("DepositRule", "public static class DepositRule", true)]
    [InlineData("VisitTimes", "public readonly record struct VisitTimes", true)]
    [InlineData("AssessDeposit", "public static class DepositRule", false)]
    [InlineData("CreditActivities", "public sealed class AskCreditBureau { [Function(nameof(AskCreditBureau))]", true)]
    [InlineData("CreditActivities", "public static class DepositRule", false)]
    public void A_name_is_right_or_wrong(string name, string text, bool isRight) => Assert.Equal(isRight, IsNamedRightly(name, text));

    private static bool IsNamedRightly(string name, string text) =>
        TypeNames().Matches(text).Any(type => type.Groups["name"].Value == name)
        || (name.EndsWith("Activities", StringComparison.Ordinal) && text.Contains("[Function(", StringComparison.Ordinal));

    private static IEnumerable<string> Files(string folder) =>
        from top in Directory.GetDirectories(Path.Combine(Root, folder))
        where Path.GetFileName(top) is not ("bin" or "obj")
        from file in Directory.GetFiles(top, "*.cs", SearchOption.AllDirectories)
        select file;

    [GeneratedRegex(@"\b(class|record( struct)?|struct|enum|interface) (?<name>\w+)")]
    private static partial Regex TypeNames();
}
