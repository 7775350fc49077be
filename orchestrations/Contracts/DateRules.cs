using System.Collections;
using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;
using Serverless.Orchestrations.Calendar;

namespace Serverless.Orchestrations.Contracts;

/// <summary>
/// Checks every date and time of an entry, at any depth, against the bounds of its meaning. A date at the end of the calendar would
/// otherwise overflow in the middle of a procedure.
/// </summary>
internal static class DateRules
{
    private const int TwoYears = 731;
    private const int FiftyYears = 18_263;
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly ConcurrentDictionary<Type, JsonPropertyInfo[]> Dated = new();

    public static IEnumerable<FieldProblem> Problems(object entry, DateTimeOffset now) => Problems(entry, "", BusinessCalendar.DateOf(now));

    /// <summary>The first and the last day allowed.</summary>
    public static (DateOnly First, DateOnly Last) Bounds(DateMeaning meaning, DateOnly today) => meaning switch
    {
        DateMeaning.Happened => (Earliest, today.AddDays(1)),
        DateMeaning.Wanted => (today.AddDays(-TwoYears), today.AddDays(TwoYears)),
        _ => (Earliest, today.AddDays(FiftyYears)),
    };

    private static IEnumerable<FieldProblem> Problems(object holder, string path, DateOnly today)
    {
        foreach (var property in Dated.GetOrAdd(holder.GetType(), FindDated))
        {
            if (property.Get!(holder) is not { } value) continue;
            var field = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            foreach (var problem in value switch
            {
                DateTimeOffset moment => Problems(field, BusinessCalendar.DateOf(moment), property, today),
                DateOnly date => Problems(field, date, property, today),
                IEnumerable items => items.Cast<object?>().SelectMany((item, index) => item is null ? [] : Problems(item, $"{field}[{index}]", today)),
                _ => Problems(value, field, today),
            }) yield return problem;
        }
    }

    private static IEnumerable<FieldProblem> Problems(string field, DateOnly date, JsonPropertyInfo property, DateOnly today)
    {
        var (first, last) = Bounds(EnteredFields.MeaningOf(property), today);
        if (date < first || date > last) yield return new(field, FormattableString.Invariant($"must be between {first:yyyy-MM-dd} and {last:yyyy-MM-dd}"));
    }

    /// <summary>The properties that are dates, or contain dates.</summary>
    private static JsonPropertyInfo[] FindDated(Type type) => [.. TypeInfo(type).Properties.Where(property => property.Get is not null && ContractShape.IsRead(property) && HoldsDates(property.PropertyType))];

    private static bool HoldsDates(Type type)
    {
        if (EnteredFields.IsDate(type)) return true;
        var held = TypeInfo(type);
        return held.Kind switch
        {
            JsonTypeInfoKind.Object => FindDated(type).Length > 0,
            JsonTypeInfoKind.Enumerable => HoldsDates(held.ElementType!),
            _ => false,
        };
    }

    private static JsonTypeInfo TypeInfo(Type type) => ContractJson.Options.GetTypeInfo(type);
}
