namespace Serverless.Tests.Platform.Api;

/// <summary>The comparison can fail: each kind of difference is found, and named.</summary>
public sealed class ComparisonTests
{
    private const string Right = """
        namespace Serverless.Tests.Platform.Api
          class Sample : IDisposable
            public Sample(string name, int? count = default)
            public string Name { get; }
            public string? Note { get; set; }
            public Task<T> ReadAsync<T>(IReadOnlyList<string> keys, CancellationToken cancellationToken = default)
            public static bool TryRead(out object? value)
            public void Dispose()
          enum SampleKind { None=0, Some=1 }
        """;

    [Fact]
    public void A_surface_equal_to_its_listing_has_no_violations() => Assert.Empty(ViolationsOf(Right));

    [Fact]
    public void A_surface_smaller_than_its_listing_has_no_violations() =>
        Assert.Empty(ViolationsOf(Right.Replace("public string Name", "public int Extra { get; }\n    public string Name", StringComparison.Ordinal)));

    [Theory]
    [InlineData("int? count", "int count", "Sample(string name, int? count = default)")]
    [InlineData("count = default)", "count)", "Sample(string name, int? count = default)")]
    [InlineData("string name, int?", "string title, int?", "Sample(string name, int? count = default)")]
    [InlineData("string Name { get; }", "object Name { get; }", "string Name")]
    [InlineData("string? Note { get; set; }", "string? Note { get; }", "string? Note")]
    [InlineData("string? Note", "string Note", "string? Note")]
    [InlineData("Task<T> ReadAsync<T>", "ValueTask<T> ReadAsync<T>", "Task<T> ReadAsync<T>")]
    [InlineData("IReadOnlyList<string> keys", "IEnumerable<string> keys", "Task<T> ReadAsync<T>")]
    [InlineData("public static bool TryRead", "public bool TryRead", "bool TryRead")]
    [InlineData("public void Dispose()", "protected void Dispose()", "void Dispose()")]
    [InlineData("class Sample : IDisposable", "class Sample", "Sample : IDisposable")]
    [InlineData("class Sample :", "struct Sample :", "listed as struct")]
    [InlineData("class Sample :", "class Simple :", "Serverless.Tests.Platform.Api.Sample")]
    [InlineData("Some=1", "Some=2", "SampleKind.Some = 1")]
    public void A_wrong_line_in_the_listing_is_a_violation_that_names_the_member(string right, string wrong, string named)
    {
        var violation = Assert.Single(ViolationsOf(Right.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Contains(named, violation, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> ViolationsOf(string listing) =>
        SurfaceComparison.Violations([typeof(Sample), typeof(SampleKind)], ApiListing.Parse(listing.Split('\n'), listsNullability: true));
}

public class Sample(string name, int? count = default) : IDisposable
{
    public string Name => $"{name}{count}";

    public string? Note { get; set; }

    public static bool TryRead(out object? value)
    {
        value = null;
        return false;
    }

    public virtual Task<T> ReadAsync<T>(IReadOnlyList<string> keys, CancellationToken cancellationToken = default) =>
        Task.FromException<T>(new KeyNotFoundException($"{Name} {keys.Count} {cancellationToken.IsCancellationRequested}"));

    public void Dispose() => GC.SuppressFinalize(this);
}

public enum SampleKind
{
    None = 0,
    Some = 1,
}
