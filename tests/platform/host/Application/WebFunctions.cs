using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using FromBodyAttribute = Microsoft.Azure.Functions.Worker.Http.FromBodyAttribute;

namespace Serverless.Tests.Platform.Host.Application;

public sealed class WebFunctions(Journal journal, TimeProvider time)
{
    [Function("Upload")]
    public static async Task<IActionResult> Upload([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "upload")] HttpRequest request)
    {
        using var copy = new MemoryStream();
        await request.Body.CopyToAsync(copy);
        return new OkObjectResult(copy.Length);
    }

    [Function("PostReading")]
    public async Task<IActionResult> PostReading(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "readings")] HttpRequest request, [FromBody] Reading reading, FunctionContext context)
    {
        await journal.NoteAsync(context, reading.Meter);
        return new CreatedResult(request.Path, null);
    }

    [Function("Hourly")]
    public void Hourly([TimerTrigger("0 15 * * * *")] TimerInfo timer) => journal.Note("Hourly", $"{time.GetUtcNow():MM-dd HH:mm}{(timer.IsPastDue ? " past due" : "")}");
}
