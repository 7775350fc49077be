using System.Reflection;

namespace Serverless.Tests.Platform.Api;

/// <summary>
/// What compiles against a stand-in must compile against the real package: each public or protected member of a stand-in
/// is one of the real assembly's, as listed in tests/api.
/// </summary>
public sealed class StandInSurfaceTests
{
    [Theory]
    [InlineData("Azure.Messaging.ServiceBus")]
    [InlineData("Azure.Storage.Blobs")]
    [InlineData("Microsoft.Azure.Functions.Worker")]
    [InlineData("Microsoft.Azure.Functions.Worker.Core")]
    [InlineData("Microsoft.Azure.Functions.Worker.Extensions.Abstractions")]
    [InlineData("Microsoft.Azure.Functions.Worker.Extensions.DurableTask")]
    [InlineData("Microsoft.Azure.Functions.Worker.Extensions.Http")]
    [InlineData("Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore")]
    [InlineData("Microsoft.Azure.Functions.Worker.Extensions.ServiceBus")]
    [InlineData("Microsoft.Azure.Functions.Worker.Extensions.Timer")]
    [InlineData("Microsoft.DurableTask.Abstractions")]
    [InlineData("Microsoft.DurableTask.Client")]
    [InlineData("Microsoft.DurableTask.Worker")]
    public void Everything_public_in_a_stand_in_is_in_the_real_package(string assembly)
    {
        var violations = SurfaceComparison.Violations(Assembly.Load(assembly).GetExportedTypes(), Listings.Of(assembly))
            .Except(NewerMembers.Known)
            .ToList();
        Assert.True(violations.Count == 0, $"{violations.Count} not in the real API:\n" + string.Join('\n', violations));
    }

    [Fact]
    public void Every_stand_in_is_compared()
    {
        var compared = typeof(StandInSurfaceTests).GetMethod(nameof(Everything_public_in_a_stand_in_is_in_the_real_package))!
            .GetCustomAttributes<InlineDataAttribute>().Select(data => (string)data.GetData(null!).Single()[0]);
        var built = Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Select(Path.GetFileNameWithoutExtension)
            .Where(name => name!.StartsWith("Microsoft.Azure.Functions.", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.DurableTask.", StringComparison.Ordinal)
                || name is "Azure.Messaging.ServiceBus" or "Azure.Storage.Blobs");
        Assert.Equal(built.Order(StringComparer.Ordinal), compared.Order(StringComparer.Ordinal));
    }
}
