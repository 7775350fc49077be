using System.Buffers;
using System.Globalization;
using System.Text;
using Serverless.LocalDev.Cosmos.Documents;

namespace Serverless.LocalDev.Cosmos.Requests;

/// <summary>A page of whole documents: their bytes one after the other, as they are stored.</summary>
internal static class DocumentFeed
{
    public static ReadOnlyMemory<byte> Write(string rid, List<DocumentVersion> documents)
    {
        var page = new ArrayBufferWriter<byte>(128 + documents.Sum(version => version.Document.Body.Length + 1));
        page.Write(Encoding.UTF8.GetBytes($"{{\"_rid\":\"{rid}\",\"Documents\":["));
        for (var i = 0; i < documents.Count; i++)
        {
            if (i > 0) page.Write(","u8);
            page.Write(documents[i].Document.Body);
        }
        page.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"],\"_count\":{documents.Count}}}")));
        return page.WrittenMemory;
    }
}
