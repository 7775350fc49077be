using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Letters;

namespace Serverless.Orchestrations.NewConnection;

/// <param name="DecidedBy">The approvers' sign-in names.</param>
/// <param name="Request">The applicant's new security request.</param>
public sealed record ApprovedOverride(CaseReference Case, DepositOverride Asked, IReadOnlyList<string> DecidedBy, string Reason, SecurityRequest Request);

/// <summary>Asks the applicant for the approved amount. The assessment stays stored, beside who overrode it and why.</summary>
public sealed class OverrideDeposit(ConnectionFiles files, CaseStore cases, CustomerLetters letters)
{
    [Function(nameof(OverrideDeposit))]
    public async Task Run([ActivityTrigger] ApprovedOverride approved, CancellationToken cancellation)
    {
        var (reference, asked) = (approved.Case, approved.Asked);
        await letters.SendAsync(RequestSecurity.Letter(approved.Request, $"security-{asked.OverrideId}", "Letter about another deposit"), cancellation);
        await cases.ChangeAsync(reference, async (current, account, now) =>
        {
            if (current.IsEnding) return null;
            var file = await files.GetAsync(reference, cancellation);
            var coverage = SecurityCoverage.Of(asked.Amount, account, await files.AllAsync<SecurityDocument>(reference, SecurityDocument.TypeName, cancellation));
            var overridden = new OverriddenDeposit(asked, approved.DecidedBy, approved.Reason, now);
            return new CaseChange(new TimelineEntry($"deposit-overridden-{asked.OverrideId}", now, "Another amount of security is asked for", DueAt: approved.Request.EndsAt).ToldToCustomer())
            {
                Account = DepositBalance.Apply(account, coverage, now, asked.OverrideId),
                Documents = [file with { SecurityRequired = asked.Amount, Overridden = overridden, UpdatedAt = now, CauseId = asked.OverrideId }],
            };
        }, cancellation);
    }
}
