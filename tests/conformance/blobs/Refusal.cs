using Azure;

namespace Serverless.Tests.Conformance.Blobs;

/// <summary>What a refused request says: status and error code.</summary>
internal static class Refusal
{
    public static async Task<(int Status, string? Code)> OfAsync(Func<Task> operation)
    {
        var refused = await Assert.ThrowsAsync<RequestFailedException>(operation);
        return (refused.Status, refused.ErrorCode);
    }
}
