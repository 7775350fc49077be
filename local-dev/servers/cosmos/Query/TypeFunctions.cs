namespace Serverless.LocalDev.Cosmos.Query;

/// <summary>Type checks ("Type-checking functions"): always true or false; and the choice function IIF.</summary>
internal static class TypeFunctions
{
    public static void Register(FunctionRegistration add)
    {
        Is(add, "IS_DEFINED", value => value.IsDefined);
        Is(add, "IS_NULL", value => value.Kind == QueryKind.Null);
        Is(add, "IS_BOOL", value => value.Kind == QueryKind.Boolean);
        Is(add, "IS_NUMBER", value => value.Kind == QueryKind.Number);
        Is(add, "IS_FINITE_NUMBER", value => value.Kind == QueryKind.Number && double.IsFinite(value.Number));
        Is(add, "IS_INTEGER", value => value.Kind == QueryKind.Number && value.Number == Math.Floor(value.Number));
        Is(add, "IS_STRING", value => value.Kind == QueryKind.String);
        Is(add, "IS_ARRAY", value => value.Kind == QueryKind.Array);
        Is(add, "IS_OBJECT", value => value.Kind == QueryKind.Object);
        Is(add, "IS_PRIMITIVE", value => value.Kind is QueryKind.Null or QueryKind.Boolean or QueryKind.Number or QueryKind.String);
        add("IIF", 3, 3, (a, _) => a[0].IsTrue ? a[1] : a[2]);
    }

    private static void Is(FunctionRegistration add, string name, Func<QueryValue, bool> test) => add(name, 1, 1, (a, _) => QueryValue.Of(test(a[0])));
}
