using System.Globalization;
using System.Xml;
using Serverless.LocalDev.Blobs.Http;
using Serverless.LocalDev.Blobs.Storage;

namespace Serverless.LocalDev.Blobs.Requests;

/// <summary>Put Block, Put Block List and Get Block List.</summary>
internal sealed class BlockRequests(BlobAccount account)
{
    private const int LongestBlockId = 64;

    public async ValueTask<BlobResponse> StageAsync(BlobRequest request, string container, string name, CancellationToken cancellation)
    {
        BlobWrites.CheckName(name);
        var id = request.Query("blockid") ?? "";
        var decoded = new byte[LongestBlockId];
        if (!Convert.TryFromBase64String(id, decoded, out var length) || length == 0) throw BlobRefusal.InvalidQuery("blockid");
        using var incoming = await account.ReceiveAsync(request.Body, cancellation);
        UploadHeaders.CheckMd5(request, incoming);
        account.Stage(container, name, incoming, id, staged =>
        {
            if (staged.Any(block => block.Id.Length != id.Length)) throw new BlobRefusal(400, "InvalidBlobOrBlock", "The specified blob or block content is invalid.");
        });
        return new BlobResponse(201).With("Content-MD5", incoming.Md5).With("x-ms-request-server-encrypted", "true");
    }

    public async ValueTask<BlobResponse> CommitAsync(BlobRequest request, string container, string name, CancellationToken cancellation)
    {
        BlobWrites.CheckName(name);
        var (conditions, metadata, headers) = (Conditions.Of(request), Metadata.Of(request), UploadHeaders.Of(request, orPlain: false));
        var wanted = await BlockList.ReadAsync(request.Body);
        var (standing, staged) = account.Blocks(container, name);
        conditions.CheckUpload(standing?.Header);
        var blocks = BlockList.Resolve(wanted, standing, staged);
        await using var content = new BlockStream(blocks);
        using var incoming = await account.ReceiveAsync(content, cancellation);
        var blob = account.Place(container, name, incoming, (existing, now) =>
        {
            conditions.CheckUpload(existing);
            return new BlobHeader(name, 0, now, now, incoming.Length, request.Header("x-ms-blob-content-md5"), headers, metadata,
                [.. blocks.Select(block => new CommittedBlock(block.Id, block.Length))]);
        });
        return BlobWrites.Written(201, blob);
    }

    public BlobResponse List(BlobRequest request, string container, string name)
    {
        var kind = request.Query("blocklisttype") ?? "committed";
        if (kind is not ("committed" or "uncommitted" or "all")) throw BlobRefusal.InvalidQuery("blocklisttype");
        var (blob, staged) = account.Blocks(container, name);
        if (blob is null && staged.Count == 0) throw BlobRefusal.BlobNotFound();
        var answer = XmlAnswer.Of(200, xml =>
        {
            xml.WriteStartElement("BlockList");
            if (kind != "uncommitted") Write(xml, "CommittedBlocks", blob?.Header.Blocks ?? []);
            if (kind != "committed") Write(xml, "UncommittedBlocks", staged.Select(block => new CommittedBlock(block.Id, block.Length)));
            xml.WriteEndElement();
        });
        if (blob is not null) answer.With(blob.Header.ETag, blob.Header.LastModified);
        return answer.With("x-ms-blob-content-length", (blob?.Header.Length ?? 0).ToString(CultureInfo.InvariantCulture));
    }

    private static void Write(XmlWriter xml, string list, IEnumerable<CommittedBlock> blocks)
    {
        xml.WriteStartElement(list);
        foreach (var block in blocks)
        {
            xml.WriteStartElement("Block");
            xml.WriteElementString("Name", block.Id);
            xml.WriteElementString("Size", block.Length.ToString(CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }
}
