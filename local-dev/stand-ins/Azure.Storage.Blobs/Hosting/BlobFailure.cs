using Azure;

namespace Serverless.LocalDev.Blobs;

/// <summary>The service's errors (docs: "Blob Storage error codes").</summary>
internal static class BlobFailure
{
    public static RequestFailedException Of(int status, string errorCode, string message) =>
        new(status, $"{message}\nStatus: {status}\nErrorCode: {errorCode}", errorCode, null);

    public static RequestFailedException BlobNotFound() => Of(404, "BlobNotFound", "The specified blob does not exist.");

    public static RequestFailedException ContainerNotFound() => Of(404, "ContainerNotFound", "The specified container does not exist.");

    public static RequestFailedException BlobAlreadyExists() => Of(409, "BlobAlreadyExists", "The specified blob already exists.");

    public static RequestFailedException ConditionNotMet(int status = 412) =>
        Of(status, "ConditionNotMet", "The condition specified using HTTP conditional header(s) is not met.");
}
