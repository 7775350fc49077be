using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Policies;
using Serverless.Orchestrations.Requests;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>The rules a request begins under, all of its day.</summary>
public sealed class NewConnectionRules(
    EffectiveDated<NewConnectionPolicy> policies, EffectiveDated<SecurityPolicy> securities, EffectiveDated<BusinessCalendar> calendars, TimeProvider time)
{
    public NewConnectionInput Begin(ServiceRequested request, CaseReference reference)
    {
        var today = BusinessCalendar.DateOf(time.GetUtcNow());
        return new(reference, request.SubmittedBy, request.NewConnection!, policies.On(today), securities.On(today), calendars.On(today));
    }
}
