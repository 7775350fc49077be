using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Collects the rules under which a request begins, all of the same day.</summary>
public sealed class NewConnectionRules(
    EffectiveDated<NewConnectionPolicy> policies, EffectiveDated<SecurityPolicy> securities, EffectiveDated<BusinessCalendar> calendars, TimeProvider time)
{
    public NewConnectionInput Begin(CaseReference reference, string submittedBy, NewConnectionDetails details)
    {
        var today = BusinessCalendar.DateOf(time.GetUtcNow());
        return new(reference, submittedBy, details, policies.On(today), securities.On(today), calendars.On(today));
    }
}
