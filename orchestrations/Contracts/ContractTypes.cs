namespace Serverless.Orchestrations.Contracts;

/// <summary>Says, in words for partner developers, what a field of a type must hold.</summary>
internal static class ContractTypes
{
    public static string Expectation(Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type.IsEnum) return $"must be one of {string.Join(", ", Enum.GetNames(type))}";
        if (type == typeof(string)) return "must be a string";
        if (type == typeof(bool)) return "must be true or false";
        if (type == typeof(DateTimeOffset)) return "must be an ISO 8601 date and time with its offset";
        if (type == typeof(DateOnly)) return "must be a date, YYYY-MM-DD";
        if (type == typeof(decimal)) return "must be a number, not a string";
        if (type == typeof(int) || type == typeof(long)) return "must be a whole number, not a string";
        return "has the wrong type";
    }
}
