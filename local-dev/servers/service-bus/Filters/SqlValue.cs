using System.Globalization;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>Values of filter expressions. Null is unknown; numbers compare across their types, other types only with their own.</summary>
internal static class SqlValue
{
    /// <summary>Below, at or above zero; null when the two cannot be compared.</summary>
    public static int? Compare(object? left, object? right)
    {
        if (left is null || right is null) return null;
        if (IsNumber(left) && IsNumber(right)) return CompareNumbers(left, right);
        return (left, right) switch
        {
            (string a, string b) => string.CompareOrdinal(a, b),
            (bool a, bool b) => a.CompareTo(b),
            (Guid a, Guid b) => a.CompareTo(b),
            (Guid a, string b) => string.Compare(a.ToString(), b, StringComparison.OrdinalIgnoreCase),
            (TimeSpan a, TimeSpan b) => a.CompareTo(b),
            (DateTime or DateTimeOffset, DateTime or DateTimeOffset) => Instant(left).CompareTo(Instant(right)),
            (char a, string b) => string.CompareOrdinal(a.ToString(), b),
            _ => null,
        };
    }

    public static object? Calculate(char operation, object? left, object? right)
    {
        if (operation == '+' && left is string first && right is string second) return first + second;
        if (left is null || right is null || !IsNumber(left) || !IsNumber(right)) return null;
        if (left is double or float || right is double or float)
        {
            var (a, b) = (Double(left), Double(right));
            return operation switch { '+' => a + b, '-' => a - b, '*' => a * b, '/' => a / b, _ => a % b };
        }
        var (x, y) = (Decimal(left), Decimal(right));
        if (y == 0 && operation is '/' or '%') return null;
        var isWhole = left is not decimal && right is not decimal;
        var result = operation switch { '+' => x + y, '-' => x - y, '*' => x * y, '/' => isWhole ? decimal.Truncate(x / y) : x / y, _ => x % y };
        return isWhole && result is >= long.MinValue and <= long.MaxValue ? (object)(long)result : result;
    }

    public static bool IsNumber(object value) => value is long or int or double or decimal or float or short or byte or sbyte or ushort or uint or ulong;

    private static int? CompareNumbers(object left, object right) => left is double or float || right is double or float
        ? double.IsNaN(Double(left)) || double.IsNaN(Double(right)) ? null : Double(left).CompareTo(Double(right))
        : Decimal(left).CompareTo(Decimal(right));

    private static double Double(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static decimal Decimal(object value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(object value) => value is DateTimeOffset offset
        ? offset
        : new DateTimeOffset(DateTime.SpecifyKind((DateTime)value, DateTimeKind.Utc));
}
