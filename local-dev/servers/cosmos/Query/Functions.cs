using Serverless.LocalDev.Cosmos.Http;

namespace Serverless.LocalDev.Cosmos.Query;

/// <summary>The built-in functions by name ("System functions").</summary>
internal static class Functions
{
    private static readonly Dictionary<string, Entry> ByName = new(StringComparer.OrdinalIgnoreCase);

    static Functions()
    {
        TextFunctions.Register(Add);
        ArrayFunctions.Register(Add);
        TypeFunctions.Register(Add);
        MathFunctions.Register(Add);
        TimeFunctions.Register(Add);
    }

    /// <exception cref="CosmosRefusal">400: no such function here, or not with so many arguments.</exception>
    public static QueryFunction Find(string name, int arguments)
    {
        if (!ByName.TryGetValue(name, out var entry)) throw QueryErrors.Unsupported($"The function '{name}'");
        if (arguments >= entry.Least && arguments <= entry.Most) return entry.Function;
        throw new CosmosRefusal(400, $"The function '{name}' takes {entry.Least} to {entry.Most} arguments, not {arguments}.");
    }

    private static void Add(string name, int least, int most, QueryFunction function) => ByName.Add(name, new Entry(least, most, function));

    private sealed record Entry(int Least, int Most, QueryFunction Function);
}

internal delegate void FunctionRegistration(string name, int leastArguments, int mostArguments, QueryFunction function);
