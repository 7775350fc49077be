namespace Serverless.Tests.Flows.NewConnection;

/// <summary>One thing somebody does, or that happens, around a new connection.</summary>
internal abstract record Act
{
    public abstract Task DoAsync(World world);
}

internal sealed record Pass(TimeSpan Time) : Act
{
    public override Task DoAsync(World world) => world.PassAsync(Time);
}

/// <summary>The platform ends, and another is started on what it left.</summary>
internal sealed record Restart : Act
{
    public override Task DoAsync(World world) => world.RestartAsync();
}

/// <summary>Several things at the same moment: which of them comes first, the threads decide.</summary>
internal sealed record AtOnce(IReadOnlyList<Act> Acts) : Act
{
    public override Task DoAsync(World world) => Task.WhenAll(Acts.Select(act => Task.Run(() => act.DoAsync(world))));

    public override string ToString() => $"AtOnce {{ {string.Join("; ", Acts)} }}";
}
