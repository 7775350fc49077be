namespace Serverless.Tests.Platform.Api;

/// <summary>
/// Members the published package has and an older listing has not. Only DurableTask's extension is listed in an older
/// version (1.1.7) than the one built against (1.16.5).
/// </summary>
internal static class NewerMembers
{
    public static IReadOnlyCollection<string> Known { get; } = [];
}
