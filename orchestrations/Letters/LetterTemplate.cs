using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Fluid;

namespace Serverless.Orchestrations.Letters;

/// <summary>
/// The text of one kind of letter, in Liquid, shipped with the application as <c>Letters/Templates/ID.vVERSION.txt</c>. A version that
/// was used is never changed: new words make a new version. The newest one is used.
/// </summary>
public sealed partial class LetterTemplate
{
    private static readonly FluidParser Parser = new();

    /// <summary>A missing field is an error, so that no letter is sent with a gap.</summary>
    private static readonly TemplateOptions Strict = new() { StrictVariables = true, StrictFilters = true };

    private static readonly FrozenDictionary<string, LetterTemplate> NewestById =
        All().GroupBy(template => template.Id).ToFrozenDictionary(versions => versions.Key, versions => versions.MaxBy(template => template.Version)!, StringComparer.Ordinal);

    private readonly IFluidTemplate words;

    private LetterTemplate(string id, int version, string text)
    {
        (Id, Version) = (id, version);
        words = Parser.Parse(text);
    }

    public string Id { get; }

    public int Version { get; }

    /// <summary>The newest version of each template.</summary>
    public static IEnumerable<LetterTemplate> InUse => NewestById.Values;

    /// <exception cref="KeyNotFoundException">No template has this id.</exception>
    public static LetterTemplate Newest(string id) => NewestById[id];

    /// <exception cref="FluidException">The template needs a field that is missing.</exception>
    public string Fill(IReadOnlyDictionary<string, object> fields)
    {
        var context = new TemplateContext(Strict);
        foreach (var (name, value) in fields) context.SetValue(name, value);
        return words.Render(context);
    }

    private static IEnumerable<LetterTemplate> All()
    {
        var assembly = typeof(LetterTemplate).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (FileName().Match(resource) is not { Success: true } file) continue;
            using var text = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return new(file.Groups["id"].Value, int.Parse(file.Groups["version"].Value, CultureInfo.InvariantCulture), text.ReadToEnd());
        }
    }

    [GeneratedRegex(@"\.Letters\.Templates\.(?<id>[a-z-]+)\.v(?<version>[0-9]+)\.txt$")]
    private static partial Regex FileName();
}
