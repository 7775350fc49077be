using Microsoft.DurableTask;
using Serverless.Orchestrations.Procedures;

namespace Serverless.Orchestrations.ResidentialStart;

/// <summary>One run of a residential start.</summary>
internal sealed class StartProcedure(TaskOrchestrationContext context, ResidentialStartInput input)
    : Procedure(context, new(input.Case, input.Details.Applicant.LegalName, input.SubmittedBy))
{
    public ResidentialStartInput Input => input;
}
