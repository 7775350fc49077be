using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Staff;

/// <summary>
/// Everybody on the staff and every known source. Whoever files may not decide about it, so a name that is nobody's, a
/// misspelt one of the staff for instance, must not come in.
/// </summary>
public sealed class Submitters(EffectiveDated<StaffRoster> rosters, EffectiveDated<RequestSources> sources, TimeProvider time) : ISubmitters
{
    public bool Knows(string name)
    {
        var today = BusinessCalendar.DateOf(time.GetUtcNow());
        return rosters.On(today).Members.Any(member => member.Is(name)) || sources.On(today).Names.Any(source => EnteredText.IsSameSignIn(source, name));
    }
}
