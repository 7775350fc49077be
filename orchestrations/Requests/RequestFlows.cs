using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Durable;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Policies;
using Serverless.Orchestrations.ResidentialStart;

namespace Serverless.Orchestrations.Requests;

/// <summary>Chooses the orchestration for each type of request, and its input.</summary>
public sealed class RequestFlows(EffectiveDated<ResidentialStartPolicy> policies, NewConnectionRules connections, TimeProvider time)
{
    /// <summary>Starts the request's orchestration, unless it is running or has already run.</summary>
    public async Task StartAsync(DurableTaskClient durable, ServiceRequested request, CaseDocument opened, CancellationToken cancellation)
    {
        var (name, input) = FlowOf(request, new CaseReference(request.RequestId, opened.AccountId));
        await durable.StartOnceAsync(name, opened.InstanceId, input, cancellation);
    }

    private (TaskName Name, object Input) FlowOf(ServiceRequested request, CaseReference reference) => request.Type switch
    {
        ServiceRequestType.ResidentialStart => (
            ResidentialStartOrchestrator.Name,
            new ResidentialStartInput(reference, request.SubmittedBy, request.ResidentialStart!, policies.On(BusinessCalendar.DateOf(time.GetUtcNow())))),
        ServiceRequestType.NewCommercialConnection => (NewConnectionOrchestrator.Name, connections.Begin(reference, request.SubmittedBy, request.NewConnection!)),
        _ => throw new ArgumentOutOfRangeException(nameof(request)),
    };
}
