using System.Globalization;
using System.Xml;
using Serverless.LocalDev.Blobs.Http;
using Serverless.LocalDev.Blobs.Storage;

namespace Serverless.LocalDev.Blobs.Requests;

/// <summary>List Blobs, flat or by hierarchy.</summary>
internal static class BlobListing
{
    public const string DefaultContentType = "application/octet-stream";

    public static BlobResponse Answer(BlobAccount account, BlobRequest request, BlobTarget target)
    {
        if (request.Query("showonly") is not null || request.Query("startfrom") is not null) throw BlobRefusal.NotSupported("listings with showonly or startFrom");
        var paging = Paging.Of(request);
        var withMetadata = Paging.IncludesMetadata(
            request, "copy", "deleted", "deletedwithversions", "immutabilitypolicy", "legalhold", "permissions", "snapshots", "tags", "versions");
        var delimiter = request.Query("delimiter") ?? "";
        var page = account.Read(target.Container!, container => container.List(paging.Prefix, delimiter, paging.From, paging.Size));
        return XmlAnswer.Of(200, xml =>
        {
            xml.WriteStartElement("EnumerationResults");
            xml.WriteAttributeString("ServiceEndpoint", target.ServiceEndpoint);
            xml.WriteAttributeString("ContainerName", target.Container);
            paging.WriteHead(xml, request);
            if (delimiter.Length > 0) xml.WriteElementString("Delimiter", delimiter);
            xml.WriteStartElement("Blobs");
            foreach (var entry in page.Entries) Write(xml, entry, withMetadata);
            xml.WriteEndElement();
            Paging.WriteEnd(xml, page.Next);
            xml.WriteEndElement();
        });
    }

    private static void Write(XmlWriter xml, ListingEntry entry, bool withMetadata)
    {
        xml.WriteStartElement(entry.Blob is null ? "BlobPrefix" : "Blob");
        xml.WriteBlobName(entry.Name);
        if (entry.Blob is { } blob)
        {
            WriteProperties(xml, blob);
            if (withMetadata) xml.WriteMetadata(blob.Metadata);
        }
        xml.WriteEndElement();
    }

    private static void WriteProperties(XmlWriter xml, BlobHeader blob)
    {
        xml.WriteStartElement("Properties");
        xml.WriteElementString("Creation-Time", BlobResponse.HttpDate(blob.CreatedOn));
        xml.WriteElementString("Last-Modified", BlobResponse.HttpDate(blob.LastModified));
        // The service leaves the quotes out here and nowhere else.
        xml.WriteElementString("Etag", blob.ETag.Trim('"'));
        xml.WriteElementString("Content-Length", blob.Length.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("Content-Type", blob.Content.Type ?? DefaultContentType);
        xml.WriteElementString("Content-Encoding", blob.Content.Encoding);
        xml.WriteElementString("Content-Language", blob.Content.Language);
        xml.WriteElementString("Content-MD5", blob.Md5);
        xml.WriteElementString("Cache-Control", blob.Content.CacheControl);
        xml.WriteElementString("Content-Disposition", blob.Content.Disposition);
        xml.WriteElementString("BlobType", "BlockBlob");
        xml.WriteElementString("LeaseStatus", "unlocked");
        xml.WriteElementString("LeaseState", "available");
        xml.WriteElementString("ServerEncrypted", "true");
        xml.WriteEndElement();
    }
}
