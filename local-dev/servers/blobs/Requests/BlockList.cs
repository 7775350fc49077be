using System.Xml;
using System.Xml.Linq;
using Serverless.LocalDev.Blobs.Storage;

namespace Serverless.LocalDev.Blobs.Requests;

/// <summary>The body of Put Block List: which blocks make the blob, in order, and where each is looked for.</summary>
internal static class BlockList
{
    private const int MostBlocks = 50_000;
    private static readonly XmlReaderSettings Settings = new() { Async = true, DtdProcessing = DtdProcessing.Prohibit };

    /// <exception cref="BlobRefusal">400: not a block list, or too long.</exception>
    public static async Task<IReadOnlyList<WantedBlock>> ReadAsync(Stream body)
    {
        XDocument list;
        try
        {
            using var reader = XmlReader.Create(body, Settings);
            list = await XDocument.LoadAsync(reader, LoadOptions.None, CancellationToken.None);
        }
        catch (XmlException malformed)
        {
            throw new BlobRefusal(400, "InvalidXmlDocument", $"XML specified is not syntactically valid: {malformed.Message}");
        }
        var blocks = list.Root!.Elements().Select(block => new WantedBlock(block.Name.LocalName, block.Value.Trim())).ToList();
        if (list.Root.Name.LocalName != "BlockList" || blocks.Any(block => block.From is not ("Committed" or "Uncommitted" or "Latest")))
            throw new BlobRefusal(400, "InvalidXmlDocument", "A block list has Committed, Uncommitted and Latest in it and nothing else.");
        if (blocks.Count > MostBlocks) throw new BlobRefusal(400, "BlockListTooLong", "The block list may not contain more than 50,000 blocks.");
        return blocks;
    }

    /// <exception cref="BlobRefusal">400 InvalidBlockList: a block is not where it was looked for.</exception>
    public static IReadOnlyList<StagedBlock> Resolve(IReadOnlyList<WantedBlock> wanted, StoredBlob? blob, IReadOnlyList<StagedBlock> staged)
    {
        var uncommitted = staged.ToDictionary(block => block.Id);
        var committed = new Dictionary<string, StagedBlock>();
        var start = 0L;
        foreach (var block in blob?.Header.Blocks ?? [])
        {
            var from = start;
            committed.TryAdd(block.Id, new(block.Id, block.Length, () => new PartStream(blob!.OpenRead(), from, block.Length)));
            start += block.Length;
        }
        return [.. wanted.Select(block => block.From switch
        {
            "Committed" => committed.GetValueOrDefault(block.Id),
            "Uncommitted" => uncommitted.GetValueOrDefault(block.Id),
            _ => uncommitted.GetValueOrDefault(block.Id) ?? committed.GetValueOrDefault(block.Id),
        } ?? throw Invalid())];
    }

    public static BlobRefusal Invalid() => new(400, "InvalidBlockList", "The specified block list is invalid.");
}

/// <param name="From">Committed, Uncommitted or Latest.</param>
/// <param name="Id">Base64.</param>
internal sealed record WantedBlock(string From, string Id);
