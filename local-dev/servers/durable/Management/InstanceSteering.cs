using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

/// <summary>Signals, ends and purges instances. An unknown instance answers 404, one that has ended 410.</summary>
internal sealed class InstanceSteering(TaskHub hub)
{
    private Timestamp Now => hub.Clock.UtcNow.ToTimestamp();

    public async Task<IResult> RaiseEventAsync(HttpContext http, string id, string name)
    {
        var body = await RequestBody.ReadAsync(http);
        if (!body.IsJson) return Results.BadRequest("The body must be JSON.");
        if (PayloadLimits.Refusal(body.Text, "event") is { } refusal) return Results.BadRequest(refusal);
        return Answer(await hub.SteerAsync(id, HistoryEvents.Raised(Now, name, body.Text), status => !status.IsFinished()), "raise an event for", id);
    }

    public async Task<IResult> TerminateAsync(string id, string? reason) =>
        Answer(await hub.SteerAsync(id, HistoryEvents.Terminated(Now, reason, recurse: false), OrchestrationStatuses.MayBeTerminated), "terminate", id);

    public async Task<IResult> SuspendAsync(string id, string? reason) =>
        Answer(await hub.SteerAsync(id, HistoryEvents.Suspended(Now, reason), OrchestrationStatuses.MayBeSuspended), "suspend", id);

    public async Task<IResult> ResumeAsync(string id, string? reason) =>
        Answer(await hub.SteerAsync(id, HistoryEvents.Resumed(Now, reason), OrchestrationStatuses.MayBeResumed), "resume", id);

    public async Task<IResult> RewindAsync(string id) => await hub.StatusAsync(id) switch
    {
        null => Results.NotFound(),
        OrchestrationStatus.Completed or OrchestrationStatus.Terminated => Results.StatusCode(StatusCodes.Status410Gone),
        OrchestrationStatus.Failed => Results.Text("The local task hub does not rewind: restart the orchestration.", statusCode: StatusCodes.Status501NotImplemented),
        _ => Results.BadRequest("The rewind operation is only supported on failed orchestration instances."),
    };

    public async Task<IResult> PurgeOneAsync(string id) => Purged(await hub.PurgeAsync(id, recursive: false));

    public async Task<IResult> PurgeManyAsync(HttpContext http)
    {
        try
        {
            var query = InstanceParameters.Parse(http.Request.Query);
            if (query.CreatedTimeFrom is null) return Results.BadRequest("Please provide value for 'createdTimeFrom' parameter.");
            var filter = new PurgeInstanceFilter
            {
                CreatedTimeFrom = query.CreatedTimeFrom,
                CreatedTimeTo = query.CreatedTimeTo,
                RuntimeStatus = { query.RuntimeStatus },
            };
            return Purged((await hub.PurgeAsync(filter, recursive: false, http.RequestAborted)).Count);
        }
        catch (FormatException wrong)
        {
            return Results.BadRequest(wrong.Message);
        }
    }

    private static IResult Purged(int count) => count == 0 ? Results.NotFound() : Results.Json(new { instancesDeleted = count });

    private static IResult Answer(SteerResult result, string verb, string id) => result switch
    {
        { Status: null } => Results.NotFound(),
        { IsSent: true } => Results.StatusCode(StatusCodes.Status202Accepted),
        { Status: { } status } when status.IsFinished() => Results.StatusCode(StatusCodes.Status410Gone),
        _ => Results.Text($"Cannot {verb} the orchestration instance {id} because instance is in the {result.Status} state.", statusCode: StatusCodes.Status500InternalServerError),
    };
}
