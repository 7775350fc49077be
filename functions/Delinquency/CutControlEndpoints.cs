using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Delinquency;
using Serverless.Orchestrations.Staff;

namespace Serverless.Functions.Delinquency;

/// <summary>What stops cuts in the city: the kill switch, and suspensions for storms.</summary>
public sealed class CutControlEndpoints(CutControls controls, ContractReader reader)
{
    public sealed record View(KillSwitch KillSwitch, IReadOnlyDictionary<string, StormSuspension> Suspensions, IReadOnlyList<ControlStep> Steps)
    {
        public static View Of(CutControlsDocument document) => new(document.KillSwitch, document.Suspensions, document.Steps);
    }

    [Function(nameof(GetCutControls))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> GetCutControls(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "disconnections/controls")] HttpRequest request, CancellationToken cancellation) =>
        new OkObjectResult(View.Of(await controls.ReadAsync(cancellation)));

    /// <summary>{isOn, why}: stops all cuts at once, or lets them go on.</summary>
    [Function(nameof(SetKillSwitch))]
    [Allow(Caller.Staff, StaffRole.Supervisor)]
    public async Task<IActionResult> SetKillSwitch(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "disconnections/kill-switch")] HttpRequest request, CancellationToken cancellation)
    {
        var read = await JsonBody<KillSwitchSetting>.ReadAsync(request, reader, cancellation);
        return read.Value is { } setting ? new OkObjectResult(View.Of(await controls.SetAsync(setting, request.Staff().SignIn, cancellation))) : read.Problem!;
    }

    /// <summary>{suspensionId, area?, from, until?, why}: suspends cuts in an area or the whole city; the same id with an end ends it.</summary>
    [Function(nameof(SetStormSuspension))]
    [Allow(Caller.Staff, StaffRole.Supervisor)]
    public async Task<IActionResult> SetStormSuspension(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "disconnections/storm-suspensions")] HttpRequest request, CancellationToken cancellation)
    {
        var read = await JsonBody<StormSuspensionSetting>.ReadAsync(request, reader, cancellation);
        return read.Value is { } setting ? new OkObjectResult(View.Of(await controls.SetAsync(setting, request.Staff().SignIn, cancellation))) : read.Problem!;
    }
}
