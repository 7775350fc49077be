using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Serverless.Functions;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Documents;

namespace Serverless.Tests.Unit.Contracts;

/// <summary>Every text of everything that enters, by message or over HTTP; what is new joins by itself.</summary>
public sealed class EveryTextTests
{
    private const string Card = "card 4111 1111 1111 1111";

    /// <summary>A text, by the path of properties that leads to it.</summary>
    private sealed record Place(Type Entry, string Path, TextForm Form);

    private static readonly Type[] Entries =
    [
        .. new[] { typeof(App).Assembly, typeof(UtilityDatabase).Assembly }.SelectMany(assembly => assembly.GetTypes()).Where(type => type is { IsAbstract: false } && typeof(IEntry).IsAssignableFrom(type)),
    ];

    private static readonly Place[] Places = [.. Entries.SelectMany(entry => PlacesIn(entry, entry, ""))];

    [Fact]
    public void There_are_texts_of_every_kind_of_entry() => Assert.All(Entries, entry => Assert.Contains(Places, place => place.Entry == entry));

    [Fact]
    public void A_card_number_is_found_in_each_of_them() =>
        Assert.Empty(Places.Where(place => ReadingOf(place, Card).Prohibited is null).Select(place => $"{place.Entry.Name} {place.Path}"));

    [Theory]
    [InlineData("ab\u202Ecd")]
    [InlineData("ab\u2066cd")]
    [InlineData("ab\u200Fcd")]
    [InlineData("ab\u061Ccd")]
    [InlineData("ab\ncd")]
    [InlineData("ab\u202E@example.org")]
    public void What_is_taken_letter_by_letter_is_refused_with_a_break_or_a_turn_of_direction(string text) =>
        Assert.Empty(Places.Where(place => place.Form == TextForm.Exact && !IsComparedWithOurs(place) && ReadingOf(place, text).Problems.Count == 0).Select(place => $"{place.Entry.Name} {place.Path}"));

    [Theory]
    [InlineData(TextForm.Line, "Al\r\npha\u202E \u2066Foods\u200E", "Al pha Foods")]
    [InlineData(TextForm.SignIn, "One\u202E@Utility\u061C.example", "one@utility.example")]
    [InlineData(TextForm.Capitals, "1\u202Ea", "1A")]
    [InlineData(TextForm.Lines, "One\r\ntwo\u2069", "One\ntwo")]
    public void Any_other_form_drops_them(TextForm form, string entered, string kept) => Assert.Equal(kept, EnteredText.Clean(entered, form));

    /// <summary>A meter is looked up among those of the connection, and is taken as it is written there.</summary>
    private static bool IsComparedWithOurs(Place place) => place is { Entry.Name: "EmergencyReleaseBody", Path: "meter" };

    private static (ProhibitedContent? Prohibited, IReadOnlyList<FieldProblem> Problems) ReadingOf(Place place, string text)
    {
        JsonNode body = text;
        foreach (var name in place.Path.Split('.').Reverse())
            body = name.EndsWith("[]", StringComparison.Ordinal) ? new JsonObject { [name[..^2]] = new JsonArray(body) } : new JsonObject { [name] = body };
        // A request is checked for the details of its own type; without one it is taken for the first.
        if (place.Path.StartsWith("newConnection.", StringComparison.Ordinal)) body["type"] = nameof(ServiceRequestType.NewCommercialConnection);
        var read = typeof(EveryTextTests).GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(place.Entry);
        var (prohibited, problems) = ((ProhibitedContent?, IReadOnlyList<FieldProblem>))read.Invoke(null, [Encoding.UTF8.GetBytes(body.ToJsonString())])!;
        var field = place.Path.Replace("[]", "[0]", StringComparison.Ordinal);
        return (prohibited, [.. problems.Where(problem => problem.Field == field)]);
    }

    private static (ProhibitedContent? Prohibited, IReadOnlyList<FieldProblem> Problems) Read<T>(byte[] body) where T : class, IEntry
    {
        var reading = Sample.Reader.Read<T>(body);
        return (reading.Prohibited, reading.Problems);
    }

    private static IEnumerable<Place> PlacesIn(Type entry, Type type, string path, TextForm form = TextForm.Line)
    {
        if (type == typeof(string)) return [new(entry, path, form)];
        var shape = ContractJson.Options.GetTypeInfo(type);
        return shape.Kind switch
        {
            JsonTypeInfoKind.Enumerable => PlacesIn(entry, shape.ElementType!, $"{path}[]"),
            JsonTypeInfoKind.Object => shape.Properties.Where(IsRead).SelectMany(property =>
                PlacesIn(entry, property.PropertyType, path.Length == 0 ? property.Name : $"{path}.{property.Name}", EnteredFields.FormOf(property))),
            _ => [],
        };
    }

    private static bool IsRead(JsonPropertyInfo property) => property.Set is not null || property.IsRequired || property.AssociatedParameter is not null;
}
