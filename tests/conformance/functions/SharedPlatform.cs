namespace Serverless.Tests.Conformance.Functions;

/// <summary>A platform for the tests of one class, for tests that leave nothing behind.</summary>
public sealed class SharedPlatform : IAsyncLifetime
{
    internal Platform Platform { get; private set; } = null!;

    public async Task InitializeAsync() => Platform = await Platform.StartAsync();

    public async Task DisposeAsync() => await Platform.DisposeAsync();
}
