using System.Buffers;
using Serverless.LocalDev.Cosmos.Http;

namespace Serverless.LocalDev.Cosmos.Documents;

/// <summary>What an id may be: "Azure Cosmos DB service quotas", 255 characters and none of / \ ? #.</summary>
internal static class DocumentIds
{
    private static readonly SearchValues<char> Illegal = SearchValues.Create("/\\?#");

    /// <exception cref="CosmosRefusal">400.</exception>
    public static void Check(string? id)
    {
        if (string.IsNullOrEmpty(id)) throw new CosmosRefusal(400, "The input content is invalid because the required properties - 'id; ' - are missing");
        if (id.Length > 255) throw new CosmosRefusal(400, "Id is too long: 255 characters are allowed.");
        if (id.AsSpan().ContainsAny(Illegal)) throw new CosmosRefusal(400, "Id contains illegal chars: / \\ ? # are not allowed.");
    }
}
