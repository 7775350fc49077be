using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.Tests.Conformance.Functions.App;

public sealed record Meter(string SerialNumber, decimal Reading);

public sealed class HttpFunctions(Probe probe)
{
    [Function("GetAccount")]
    public static IActionResult GetAccount(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "accounts/{id}")] HttpRequest request, string id) =>
        new OkObjectResult(new { AccountId = id, Page = request.Query["page"].ToString(), request.Method });

    [Function("GetPremise")]
    public static IActionResult GetPremise(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "premises/{id:guid}/{unit:int}")] HttpRequest request, Guid id, int unit) =>
        new ContentResult { Content = $"{request.Path} {id:N} {unit}", ContentType = "text/plain" };

    [Function("PostMeter")]
    public async Task<IActionResult> PostMeter(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "meters")] HttpRequest request, FunctionContext context)
    {
        var meter = await request.ReadFromJsonAsync<Meter>();
        await probe.RunAsync(context, "PostMeter");
        return new AcceptedResult($"{request.Path}/{meter!.SerialNumber}", meter with { Reading = meter.Reading + 1 });
    }

    [Function("Results")]
    public static IActionResult Results([HttpTrigger(AuthorizationLevel.Anonymous, Route = "results/{kind}")] HttpRequest request, string kind) => kind switch
    {
        "status" => new StatusCodeResult(418),
        "file" => new FileContentResult([1, 2, 3], "application/octet-stream") { FileDownloadName = "bill.bin" },
        "json" => new JsonResult(new Meter("A1", 2.5m)),
        "nothing" => new NoContentResult(),
        _ => new NotFoundResult(),
    };

    [Function("Address")]
    public static IActionResult Address([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        new OkObjectResult($"{request.Scheme}://{request.Host}{request.Path}");

    [Function("Keyed")]
    public static IActionResult Keyed([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => new OkObjectResult(request.Path.Value);

    [Function("AdminOnly")]
    public static IActionResult AdminOnly([HttpTrigger(AuthorizationLevel.Admin, "get")] HttpRequest request) => new OkObjectResult(request.Path.Value);

    [Function("Fails")]
    public static IActionResult Fails([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        throw new InvalidOperationException("password=hunter2 " + request.Path);

    [Function("Probed")]
    public async Task<IActionResult> Probed([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, FunctionContext context)
    {
        await probe.RunAsync(context, "Probed");
        return new OkObjectResult(context.TraceContext.TraceParent);
    }

    [Function("Streams")]
    public async Task Streams([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, FunctionContext context)
    {
        var response = request.HttpContext.Response;
        await response.WriteAsync("first ");
        await response.Body.FlushAsync();
        await probe.RunAsync(context, "Streams");
        await response.WriteAsync("second");
    }
}
