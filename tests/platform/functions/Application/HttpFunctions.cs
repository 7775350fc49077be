using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using FromBodyAttribute = Microsoft.Azure.Functions.Worker.Http.FromBodyAttribute;

namespace Serverless.Tests.Platform.Functions.Application;

public sealed record Meter(string SerialNumber, decimal Reading);

public sealed class HttpFunctions(Probe probe)
{
    [Function("GetAccount")]
    public static IActionResult GetAccount(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "accounts/{id}")] HttpRequest request, string id, int? page) =>
        new OkObjectResult(new { AccountId = id, Page = page, request.Method });

    [Function("GetPremise")]
    public static IActionResult GetPremise(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "premises/{id:guid}/{unit:int}")] HttpRequest request, Guid id, int unit) =>
        new ContentResult { Content = $"{request.Path} {id:N} {unit}", ContentType = "text/plain" };

    [Function("PostMeter")]
    public async Task<IActionResult> PostMeter(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "meters")] HttpRequest request, [FromBody] Meter meter, FunctionContext context)
    {
        await probe.RunAsync(context);
        return new AcceptedResult($"{request.Path}/{meter.SerialNumber}", meter with { Reading = meter.Reading + 1 });
    }

    [Function("Results")]
    public static object? Results(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "results/{kind}")] HttpRequest request, string kind) => kind switch
        {
            "status" => new StatusCodeResult(418),
            "file" => new FileContentResult([1, 2, 3], "application/octet-stream") { FileDownloadName = "bill.bin" },
            "json" => new JsonResult(new Meter("A1", 2.5m)),
            "minimal" => Microsoft.AspNetCore.Http.Results.Json(new Meter("A1", 2.5m), statusCode: 202),
            "poco" => new Meter("A1", 2.5m),
            "nothing" => null,
            "query" => new OkObjectResult(request.Query["q"].ToString()),
            _ => new NotFoundResult(),
        };

    [Function("WorkerModel")]
    public static async Task<HttpResponseData> WorkerModel(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "worker")] HttpRequestData request)
    {
        var meter = await request.ReadFromJsonAsync<Meter>();
        var response = request.CreateResponse(HttpStatusCode.Created);
        response.Headers.Add("x-query", request.Query["q"]);
        response.Cookies.Append("seen", "yes");
        await response.WriteAsJsonAsync(meter);
        return response;
    }

    [Function("Several")]
    public static Several Several([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "several")] HttpRequest request) =>
        new() { Answer = new CreatedResult(request.Path, null), Message = "sent" };

    [Function("Keyed")]
    public static IActionResult Keyed([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => new OkObjectResult(request.Path.Value);

    [Function("AdminOnly")]
    public static IActionResult AdminOnly([HttpTrigger(AuthorizationLevel.Admin, "get")] HttpRequest request) => new OkObjectResult(request.Path.Value);

    [Function("Fails")]
    public static IActionResult Fails([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        throw new InvalidOperationException("password=hunter2 " + request.Path);
}

public sealed class Several
{
    [HttpResult]
    public required IActionResult Answer { get; init; }

    [PongOutput("several")]
    public required string Message { get; init; }
}
