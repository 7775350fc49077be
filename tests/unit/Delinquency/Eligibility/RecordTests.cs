using System.Text;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Delinquency;

namespace Serverless.Tests.Unit.Delinquency;

/// <summary>A verdict is kept as bytes, and the same build makes them again.</summary>
public class RecordTests
{
    private static readonly DateTimeOffset Noon = Lawful.City("2026-03-13 12:00");

    /// <summary>Facts with something in every list.</summary>
    private static DisconnectionFacts Full()
    {
        var facts = Lawful.Facts(Noon);
        return facts with
        {
            Customer = facts.Customer with { Name = "José \"Pepe\" Ñández <1>" },
            Holds = [Lawful.Hold(HeldProcess.Disconnection, new(Orchestrations.Accounts.Receivable.Electric), 20.05m, Lawful.Day("2026-04-01"))],
            BenefitDecisions = [new("bill-9", "supervisor.two", Noon.AddDays(-1), "the spouse")],
            Arrangements = [new("a-1", ArrangementState.Broken, ConsentedToTerms: true)],
            Pledges = [new("p-1", "Charities", 60.10m, Lawful.Day("2026-03-20"))],
            Disputes = [new("d-1", null, 10m, Noon.AddDays(-1), null)],
            MedicalCertificates = [new("m-1", Lawful.Day("2025-09-01"), CertificateReview.Accepted, new("nurse", null), new(Lawful.Day("2026-02-08"), Lawful.Day("2026-03-10"), null), Noon, true, null)],
            Bankruptcies = [new("26-1", 11, Lawful.Day("2026-03-01"), Lawful.Day("2026-03-01"), Assurance.Offered, new(Lawful.Day("2026-03-12"), IsDischarge: true))],
            StormSuspensions = [new("south", Noon, null)],
            TendersInFlight = [new("t-1", "Web", 12.34m, Noon.AddTicks(1234567))],
            Occupancy = new(IsSaidVacant: true, new(Noon, FoundOccupied: true)),
            IsEssentialFacility = null,
        };
    }

    private static VerdictRecord Record() => VerdictRecord.Of(Full(), Lawful.Policy, Lawful.Calendar, Noon);

    [Fact]
    public void The_same_facts_give_the_same_bytes() => Assert.Equal(Record().Bytes.ToArray(), Record().Bytes.ToArray());

    [Fact]
    public void Facts_that_were_read_back_give_the_same_bytes_again()
    {
        var record = Record();
        var evidence = record.Read();
        var again = VerdictRecord.Of(evidence.Facts, Lawful.Policy, Lawful.Calendar, evidence.Now);
        Assert.Equal(record.Bytes.ToArray(), again.Bytes.ToArray());
        Assert.Empty(VerdictReplay.Compare(record, Lawful.Policy, Lawful.Calendar));
    }

    [Fact]
    public void The_bytes_are_sorted_and_show_what_was_not_known()
    {
        var text = Encoding.UTF8.GetString(Record().Bytes.Span);
        Assert.StartsWith("{\"act\":\"Cut\",\"calendarSha256\":\"", text, StringComparison.Ordinal);
        Assert.Contains("\"isEssentialFacility\":null", text, StringComparison.Ordinal);
        Assert.Contains("\"amount\":1234,", text, StringComparison.Ordinal); // cents
        Assert.Contains("José", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_record_has_the_verdict_the_card_and_the_versions()
    {
        var evidence = Record().Read();
        Assert.Equal(Lawful.Ask(Full(), Noon).Findings, evidence.Verdict.Findings);
        Assert.StartsWith("DISCONNECTION FOR NONPAYMENT: NOT ALLOWED", evidence.Card, StringComparison.Ordinal);
        Assert.Equal(Lawful.Policy.EffectiveFrom, evidence.PolicyVersion);
        Assert.Equal(typeof(Eligibility).Module.ModuleVersionId.ToString("N"), evidence.CodeVersion);
    }

    [Fact]
    public void A_record_that_was_changed_is_told()
    {
        var record = Record();
        var changed = record with { Bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(record.Bytes.Span).Replace("NOT ALLOWED", "ALLOWED", StringComparison.Ordinal)) };
        Assert.Equal(["The record was changed: its hash does not fit."], VerdictReplay.Compare(changed, Lawful.Policy, Lawful.Calendar));
        Assert.Throws<InvalidOperationException>(() => changed.Read());
    }

    [Fact]
    public void Another_policy_is_named_with_what_it_changes()
    {
        var later = Lawful.Policy with { EffectiveFrom = Lawful.Day("2026-03-12"), Hours = Lawful.Policy.Hours with { WeekendFrom = Lawful.Policy.Hours.WeekendFrom with { Value = new(13, 0) } } };
        var differences = VerdictReplay.Compare(Record(), later, Lawful.Calendar);
        Assert.Contains("Policy: that of 2020-01-01 then, that of 2026-03-12 now.", differences);
        Assert.Contains(differences, difference => difference.StartsWith("Only then: weekend: ", StringComparison.Ordinal));
        Assert.Contains("Card: its text differs.", differences);
    }

    [Fact]
    public void A_version_that_was_changed_after_it_was_in_force_is_named() => Assert.Contains(
        "Policy: the version of 2020-01-01 was changed.",
        VerdictReplay.Compare(Record(), Lawful.Policy with { Debt = Lawful.Policy.Debt with { Minimum = Lawful.Policy.Debt.Minimum with { Value = 60m } } }, Lawful.Calendar));

    [Fact]
    public void A_day_that_was_closed_since_is_named_with_what_it_changes()
    {
        var facts = Lawful.Facts(Lawful.Now);
        var record = VerdictRecord.Of(facts, Lawful.Policy, Lawful.Calendar, Lawful.Now);
        var differences = VerdictReplay.Compare(record, Lawful.Policy, Lawful.Calendar with { ClosedDays = [Lawful.Day("2026-03-11")] });
        Assert.Contains("Calendar: it was changed.", differences);
        Assert.Contains("Answer: allowed then, not allowed now.", differences);
        Assert.Contains(differences, difference => difference.StartsWith("Only now: closed-day: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_build_is_named()
    {
        var record = Record();
        var text = Encoding.UTF8.GetString(record.Bytes.Span).Replace(VerdictRecord.CodeVersion, new string('0', 32), StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(text);
        var older = new VerdictRecord(bytes, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
        Assert.Equal([$"Code: {new string('0', 32)} then, {VerdictRecord.CodeVersion} now."], VerdictReplay.Compare(older, Lawful.Policy, Lawful.Calendar));
    }

    [Fact]
    public void A_record_that_this_build_cannot_read_is_told()
    {
        var bytes = Encoding.UTF8.GetBytes("{\"codeVersion\":\"x\"}");
        var older = new VerdictRecord(bytes, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
        Assert.StartsWith("This build cannot read", Assert.Single(VerdictReplay.Compare(older, Lawful.Policy, Lawful.Calendar)), StringComparison.Ordinal);
    }
}
