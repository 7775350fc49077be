using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.Orchestrations.Policies;

/// <summary>A policy that applies from a date on.</summary>
public interface IEffectiveDated
{
    DateOnly EffectiveFrom { get; }
}

/// <summary>The versions of one policy. The one with the latest date that has begun applies.</summary>
public sealed class EffectiveDated<T> where T : IEffectiveDated
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    private readonly T[] newestFirst;

    /// <exception cref="ArgumentException">There is no version, or two begin on the same day.</exception>
    public EffectiveDated(IEnumerable<T> versions)
    {
        newestFirst = [.. versions.OrderByDescending(version => version.EffectiveFrom)];
        if (newestFirst.Length == 0) throw new ArgumentException("A policy needs at least one version.", nameof(versions));
        if (newestFirst.DistinctBy(version => version.EffectiveFrom).Count() != newestFirst.Length)
            throw new ArgumentException("Two versions of a policy begin on the same day.", nameof(versions));
    }

    /// <exception cref="InvalidOperationException">No version had begun by <paramref name="date"/>.</exception>
    public T On(DateOnly date) =>
        Array.Find(newestFirst, version => version.EffectiveFrom <= date)
        ?? throw new InvalidOperationException($"No version of {typeof(T).Name} is in force on {date:O}.");

    /// <summary>Reads the versions that ship with the application from <c>Policies/NAME</c>.</summary>
    internal static EffectiveDated<T> FromResource(string name)
    {
        var assembly = typeof(EffectiveDated<>).Assembly;
        using var stream = assembly.GetManifestResourceStream($"Serverless.Orchestrations.Policies.{name}")
            ?? throw new InvalidOperationException($"The policy file {name} is not in {assembly.GetName().Name}.");
        return new(JsonSerializer.Deserialize<T[]>(stream, Strict)!);
    }
}
