namespace Serverless.LocalDev.Cosmos.Query;

/// <summary>Mathematical functions ("Mathematical functions"): undefined for anything but numbers.</summary>
internal static class MathFunctions
{
    public static void Register(FunctionRegistration add)
    {
        Map(add, "ABS", Math.Abs);
        Map(add, "FLOOR", Math.Floor);
        Map(add, "CEILING", Math.Ceiling);
        Map(add, "TRUNC", Math.Truncate);
        Map(add, "SIGN", number => Math.Sign(number));
        Map(add, "SQRT", Math.Sqrt);
        Map(add, "SQUARE", number => number * number);
        Map(add, "EXP", Math.Exp);
        Map(add, "LOG10", Math.Log10);
        Map(add, "SIN", Math.Sin);
        Map(add, "COS", Math.Cos);
        Map(add, "TAN", Math.Tan);
        Map(add, "ASIN", Math.Asin);
        Map(add, "ACOS", Math.Acos);
        Map(add, "ATAN", Math.Atan);
        Map(add, "RADIANS", double.DegreesToRadians);
        Map(add, "DEGREES", double.RadiansToDegrees);
        add("PI", 0, 0, (_, _) => QueryValue.Of(Math.PI));
        add("ATN2", 2, 2, (a, _) => AreNumbers(a) ? QueryValue.Of(Math.Atan2(a[0].Number, a[1].Number)) : default);
        add("POWER", 2, 2, (a, _) => AreNumbers(a) ? QueryValue.Of(Math.Pow(a[0].Number, a[1].Number)) : default);
        add("LOG", 1, 2, (a, _) => AreNumbers(a) ? QueryValue.Of(a.Length > 1 ? Math.Log(a[0].Number, a[1].Number) : Math.Log(a[0].Number)) : default);
        add("ROUND", 1, 2, (a, _) => AreNumbers(a) && (a.Length < 2 || a[1].Number is >= 0 and <= 15)
            ? QueryValue.Of(Math.Round(a[0].Number, a.Length > 1 ? (int)a[1].Number : 0, MidpointRounding.AwayFromZero))
            : default);
        add("NUMBERBIN", 1, 2, (a, _) => AreNumbers(a) ? Bin(a[0].Number, a.Length > 1 ? a[1].Number : 1) : default);
    }

    private static bool AreNumbers(QueryValue[] a) => Array.TrueForAll(a, value => value.Kind == QueryKind.Number);

    private static void Map(FunctionRegistration add, string name, Func<double, double> map) =>
        add(name, 1, 1, (a, _) => AreNumbers(a) ? QueryValue.Of(map(a[0].Number)) : default);

    private static QueryValue Bin(double number, double size) => size > 0 ? QueryValue.Of(Math.Floor(number / size) * size) : default;
}
