using Serverless.LocalDev.Blobs.Http;
using Serverless.LocalDev.Blobs.Storage;

namespace Serverless.LocalDev.Blobs.Requests;

/// <summary>List Containers.</summary>
internal static class ContainerListing
{
    public static BlobResponse Answer(BlobAccount account, BlobRequest request, BlobTarget target)
    {
        var paging = Paging.Of(request);
        var withMetadata = Paging.IncludesMetadata(request, "deleted", "system");
        var found = account.Containers(paging.Prefix).Where(container => string.CompareOrdinal(container.Name, paging.From) >= 0).Take(paging.Size + 1).ToList();
        return XmlAnswer.Of(200, xml =>
        {
            xml.WriteStartElement("EnumerationResults");
            xml.WriteAttributeString("ServiceEndpoint", target.ServiceEndpoint);
            paging.WriteHead(xml, request);
            xml.WriteStartElement("Containers");
            foreach (var (name, header) in found.Take(paging.Size))
            {
                xml.WriteStartElement("Container");
                xml.WriteElementString("Name", name);
                xml.WriteStartElement("Properties");
                xml.WriteElementString("Last-Modified", BlobResponse.HttpDate(header.LastModified));
                xml.WriteElementString("Etag", header.ETag);
                xml.WriteElementString("LeaseStatus", "unlocked");
                xml.WriteElementString("LeaseState", "available");
                xml.WriteElementString("HasImmutabilityPolicy", "false");
                xml.WriteElementString("HasLegalHold", "false");
                xml.WriteEndElement();
                if (withMetadata) xml.WriteMetadata(header.Metadata);
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
            Paging.WriteEnd(xml, found.Count > paging.Size ? found[^1].Name : null);
            xml.WriteEndElement();
        });
    }
}
