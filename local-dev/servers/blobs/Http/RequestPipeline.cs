using System.Globalization;
using Serverless.LocalDev.Blobs.Storage;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Blobs.Http;

/// <summary>What happens to every request: it is routed, a refusal takes the service's form, and the common headers are added.</summary>
internal sealed class RequestPipeline(string account, BlobAccount blobs, CloudClock clock)
{
    private const string NewestVersion = "2026-04-06";
    private readonly Router router = new(blobs);
    private int requests;

    /// <summary>Held by the transport until the answer is on its way.</summary>
    public WorkScope BeginWork() => clock.Work.Begin(WorkKind.Request);

    public async ValueTask<BlobResponse> AnswerAsync(BlobRequest request, CancellationToken cancellation)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Increment(ref requests):x8}-0000-0000-0000-000000000000");
        var answer = await TryAnswerAsync(request, id, cancellation);
        return answer.With("x-ms-request-id", id)
            .With("x-ms-version", request.Header("x-ms-version") ?? NewestVersion)
            .With("x-ms-client-request-id", request.Header("x-ms-client-request-id"))
            .With("Date", BlobResponse.HttpDate(clock.UtcNow));
    }

    private async ValueTask<BlobResponse> TryAnswerAsync(BlobRequest request, string id, CancellationToken cancellation)
    {
        try
        {
            SupportedHeaders.Check(request);
            return await router.RouteAsync(request, BlobTarget.Parse(request, account), cancellation);
        }
        catch (BlobRefusal refusal)
        {
            return Refused(request, refusal, id);
        }
        catch (Exception lost) when (lost is IOException or UnauthorizedAccessException)
        {
            return Refused(request, new BlobRefusal(500, "InternalError", $"The server encountered an internal error: {lost.Message}"), id);
        }
    }

    private BlobResponse Refused(BlobRequest request, BlobRefusal refusal, string id)
    {
        var answer = request.Method == "HEAD" || refusal.Status == 304
            ? new BlobResponse(refusal.Status)
            : XmlAnswer.Of(refusal.Status, xml =>
            {
                xml.WriteStartElement("Error");
                xml.WriteElementString("Code", refusal.Code);
                xml.WriteElementString("Message", $"{refusal.Message}\nRequestId:{id}\nTime:{clock.UtcNow:O}");
                xml.WriteEndElement();
            });
        return answer.With("x-ms-error-code", refusal.Code);
    }
}
