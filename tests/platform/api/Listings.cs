namespace Serverless.Tests.Platform.Api;

/// <summary>The listings beside the tests.</summary>
internal static class Listings
{
    // Compiled without nullable reference types: their listings say nothing about references.
    private static readonly string[] Oblivious = ["Azure.Messaging.ServiceBus", "Azure.Storage.Blobs"];

    public static ApiListing Of(string assembly)
    {
        var lines = Lines(assembly);
        // The real ServiceBus package takes its AMQP message model from a package of its own.
        if (assembly == "Azure.Messaging.ServiceBus") lines = lines.Concat(Lines("Azure.Core.Amqp"));
        return ApiListing.Parse(lines, listsNullability: !Oblivious.Contains(assembly));
    }

    private static IEnumerable<string> Lines(string assembly) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "api", assembly + ".txt"));
}
