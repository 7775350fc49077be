namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Gives the invocation's HTTP request, if it has one.</summary>
public interface IHttpRequestDataFeature
{
    ValueTask<HttpRequestData?> GetHttpRequestDataAsync(FunctionContext context);
}
