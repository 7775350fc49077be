using System.Text.Json;

namespace Serverless.LocalDev.Cosmos.Query;

/// <summary>Types in the order in which the platform sorts them.</summary>
internal enum QueryKind { Undefined, Null, Boolean, Number, String, Array, Object }

/// <summary>
/// A value of the query language: what JSON has, and undefined. Either a view of a document's JSON, decoded when looked at,
/// or computed.
/// </summary>
internal readonly struct QueryValue
{
    private readonly object? content;
    private readonly double number;
    private readonly JsonElement element;

    private QueryValue(QueryKind kind, double number = 0, object? content = null)
    {
        Kind = kind;
        this.number = number;
        this.content = content;
    }

    public QueryValue(JsonElement element)
    {
        this.element = element;
        Kind = element.ValueKind switch
        {
            JsonValueKind.Null => QueryKind.Null,
            JsonValueKind.True or JsonValueKind.False => QueryKind.Boolean,
            JsonValueKind.Number => QueryKind.Number,
            JsonValueKind.String => QueryKind.String,
            JsonValueKind.Array => QueryKind.Array,
            JsonValueKind.Object => QueryKind.Object,
            _ => QueryKind.Undefined,
        };
        number = element.ValueKind == JsonValueKind.True ? 1 : 0;
    }

    public static QueryValue Undefined => default;

    public static QueryValue Null { get; } = new(QueryKind.Null);

    public static QueryValue True { get; } = new(QueryKind.Boolean, 1);

    public static QueryValue False { get; } = new(QueryKind.Boolean);

    public QueryKind Kind { get; }

    public bool IsDefined => Kind != QueryKind.Undefined;

    public bool IsTrue => Kind == QueryKind.Boolean && number != 0;

    public bool IsFalse => Kind == QueryKind.Boolean && number == 0;

    /// <summary>True for a view of JSON; <see cref="Element"/> is it.</summary>
    public bool IsElement => element.ValueKind != JsonValueKind.Undefined;

    public JsonElement Element => element;

    public double Number => IsElement ? element.GetDouble() : number;

    public string Text => content as string ?? element.GetString()!;

    public IEnumerable<QueryValue> Items => content is List<QueryValue> list
        ? list
        : element.EnumerateArray().Select(item => new QueryValue(item));

    public int ItemCount => content is List<QueryValue> list ? list.Count : element.GetArrayLength();

    public IEnumerable<KeyValuePair<string, QueryValue>> Members => content is List<KeyValuePair<string, QueryValue>> members
        ? members
        : element.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, new QueryValue(member.Value)));

    public static QueryValue Of(bool value) => value ? True : False;

    public static QueryValue Of(double value) => double.IsFinite(value) ? new(QueryKind.Number, value) : Undefined;

    public static QueryValue Of(string value) => new(QueryKind.String, 0, value);

    public static QueryValue Of(List<QueryValue> items) => new(QueryKind.Array, 0, items);

    public static QueryValue Of(List<KeyValuePair<string, QueryValue>> members) => new(QueryKind.Object, 0, members);

    public QueryValue Member(string name)
    {
        if (Kind != QueryKind.Object) return Undefined;
        if (content is not List<KeyValuePair<string, QueryValue>> members)
        {
            return element.TryGetProperty(name, out var found) ? new QueryValue(found) : Undefined;
        }
        foreach (var (key, value) in members)
        {
            if (key == name) return value;
        }
        return Undefined;
    }

    public QueryValue Item(double index)
    {
        if (Kind != QueryKind.Array || index < 0 || index != Math.Floor(index) || index >= ItemCount) return Undefined;
        return content is List<QueryValue> list ? list[(int)index] : new QueryValue(element[(int)index]);
    }
}
