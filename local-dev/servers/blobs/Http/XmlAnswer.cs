using System.Text;
using System.Xml;

namespace Serverless.LocalDev.Blobs.Http;

/// <summary>Answers whose body is XML, in UTF-8.</summary>
internal static class XmlAnswer
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    public static BlobResponse Of(int status, Action<XmlWriter> write)
    {
        var body = new MemoryStream();
        using (var xml = XmlWriter.Create(body, Settings)) write(xml);
        body.Position = 0;
        return new BlobResponse(status) { ContentType = "application/xml", Content = body, ContentLength = body.Length };
    }

    /// <summary>Writes a blob's name; one with characters that XML cannot hold is escaped and says so.</summary>
    public static void WriteBlobName(this XmlWriter xml, string name)
    {
        xml.WriteStartElement("Name");
        if (name.Any(character => !XmlConvert.IsXmlChar(character) && !char.IsSurrogate(character)))
        {
            xml.WriteAttributeString("Encoded", "true");
            name = Uri.EscapeDataString(name);
        }
        xml.WriteString(name);
        xml.WriteEndElement();
    }

    public static void WriteMetadata(this XmlWriter xml, IReadOnlyDictionary<string, string> metadata)
    {
        xml.WriteStartElement("Metadata");
        foreach (var (name, value) in metadata) xml.WriteElementString(name, value);
        xml.WriteEndElement();
    }
}
