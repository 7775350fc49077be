using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Policies;

namespace Serverless.Functions.Cases;

/// <summary>Builds the staff's views of cases and tasks, by today's calendar and policies.</summary>
public sealed class CaseViews(
    CaseTasks tasks, ConnectionFiles files, MeterReleases releases, EffectiveDated<BusinessCalendar> calendars, EffectiveDated<CaseTaskPolicy> policies, TimeProvider time)
{
    private BusinessCalendar Calendar => calendars.On(BusinessCalendar.DateOf(time.GetUtcNow()));

    public CaseTaskView Of(CaseTaskDocument task) => CaseTaskView.Of(task, Calendar, policies.On(BusinessCalendar.DateOf(task.CreatedAt)), time.GetUtcNow());

    public async Task<CaseView> OfAsync(CaseDocument found, CancellationToken cancellation)
    {
        var reference = new CaseReference(found.RequestId, found.AccountId);
        return new(
            found.RequestId, found.RequestType, found.Status, found.Reason, found.AccountId, found.SubmittedBy, found.InstanceId,
            [.. found.OpenWaits], [.. (await tasks.OfAsync(reference, cancellation)).Select(Of)], CaseTimes.Of(found, Calendar, time.GetUtcNow()), found.Timeline,
            await ConnectionOfAsync(reference, cancellation));
    }

    private async Task<CaseView.ConnectionFile?> ConnectionOfAsync(CaseReference reference, CancellationToken cancellation)
    {
        if (await files.FindAsync(reference, cancellation) is not { } file) return null;
        var instruments = await files.AllAsync<SecurityDocument>(reference, SecurityDocument.TypeName, cancellation);
        return new(
            file.Details, file.Filed, EvidenceChecklist.Of(file).Lines, file.Assessment, file.SecurityRequired, file.Overridden,
            [.. instruments.Select(CaseView.Security.Of)],
            file.Addresses, [.. (await releases.ForAsync(reference, cancellation)).Order(StringComparer.Ordinal)], file.Meters);
    }
}
