using System.ComponentModel.DataAnnotations;

namespace Serverless.Orchestrations.Configuration;

/// <summary>The storage account that keeps letters and other documents.</summary>
public sealed class BlobSettings
{
    public const string Section = "Blobs";

    /// <summary>Such as <c>https://stutilityprod.blob.core.windows.net</c>.</summary>
    [Required, Url]
    public string ServiceUri { get; init; } = "";
}
