namespace Serverless.LocalDev.Blobs;

/// <summary>A request that is refused with a status and code of the service (docs: "Blob Storage error codes").</summary>
internal sealed class BlobRefusal(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    public static BlobRefusal BlobNotFound() => new(404, "BlobNotFound", "The specified blob does not exist.");

    public static BlobRefusal ContainerNotFound() => new(404, "ContainerNotFound", "The specified container does not exist.");

    public static BlobRefusal BlobAlreadyExists() => new(409, "BlobAlreadyExists", "The specified blob already exists.");

    public static BlobRefusal ConditionNotMet(int status = 412) =>
        new(status, "ConditionNotMet", "The condition specified using HTTP conditional header(s) is not met.");

    public static BlobRefusal InvalidResourceName() => new(400, "InvalidResourceName", "The specified resource name contains invalid characters.");

    public static BlobRefusal InvalidHeader(string name) =>
        new(400, "InvalidHeaderValue", $"The value for one of the HTTP headers is not in the correct format: {name}.");

    public static BlobRefusal InvalidQuery(string name) =>
        new(400, "InvalidQueryParameterValue", $"Value for one of the query parameters specified in the request URI is invalid: {name}.");

    /// <summary>501 is no status that the SDKs try again at.</summary>
    public static BlobRefusal NotSupported(string what) => new(501, "NotImplemented", $"The local Blob server does not support {what}.");
}
