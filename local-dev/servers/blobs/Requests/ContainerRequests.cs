using System.Text.RegularExpressions;
using Serverless.LocalDev.Blobs.Http;
using Serverless.LocalDev.Blobs.Storage;

namespace Serverless.LocalDev.Blobs.Requests;

/// <summary>Create Container, Get Container Properties, Set Container Metadata and Delete Container.</summary>
internal sealed partial class ContainerRequests(BlobAccount account)
{
    public BlobResponse Create(BlobRequest request, string name)
    {
        if (!ContainerName().IsMatch(name)) throw BlobRefusal.InvalidResourceName();
        var created = account.CreateContainer(name, Metadata.Of(request));
        return new BlobResponse(201).With(created.ETag, created.LastModified);
    }

    public BlobResponse Properties(string name)
    {
        var header = account.Read(name, container => container.Header);
        return new BlobResponse(200).With(header.ETag, header.LastModified).With(header.Metadata)
            .With("x-ms-lease-status", "unlocked")
            .With("x-ms-lease-state", "available")
            .With("x-ms-has-immutability-policy", "false")
            .With("x-ms-has-legal-hold", "false");
    }

    public BlobResponse SetMetadata(BlobRequest request, string name)
    {
        var changed = account.ChangeContainer(name, Conditions.Of(request).CheckWrite, Metadata.Of(request));
        return new BlobResponse(200).With(changed.ETag, changed.LastModified);
    }

    public BlobResponse Delete(BlobRequest request, string name)
    {
        account.DeleteContainer(name, Conditions.Of(request).CheckWrite);
        return new BlobResponse(202);
    }

    [GeneratedRegex("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex ContainerName();
}
