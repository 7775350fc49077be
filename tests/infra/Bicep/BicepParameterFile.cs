using System.Text.RegularExpressions;

namespace Serverless.Tests.Infra.Bicep;

/// <summary>A .bicepparam file: which template it is for and what it gives each parameter.</summary>
internal sealed partial record BicepParameterFile(string Path, string Template, IReadOnlyDictionary<string, BicepValue> Values)
{
    public static BicepParameterFile Parse(string path, string text)
    {
        var template = "";
        var values = new Dictionary<string, BicepValue>(StringComparer.Ordinal);
        foreach (var statement in BicepText.Split(BicepText.WithoutComments(text)))
        {
            if (Using().Match(statement) is { Success: true } use) template = use.Groups[1].Value;
            else if (Assignment().Match(statement) is { Success: true } set) values.Add(set.Groups[1].Value, BicepValue.Parse(statement[set.Length..]));
            else throw new FormatException($"{path}: not understood: {statement}");
        }
        return new(path, template, values);
    }

    [GeneratedRegex(@"^using '([^']+)'$")]
    private static partial Regex Using();

    [GeneratedRegex(@"^param (\w+) = ")]
    private static partial Regex Assignment();
}
