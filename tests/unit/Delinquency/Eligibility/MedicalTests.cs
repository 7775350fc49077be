using Serverless.Orchestrations.Delinquency;

namespace Serverless.Tests.Unit.Delinquency;

/// <summary>What must be done first where somebody needs the service for a medical reason.</summary>
public class MedicalTests
{
    /// <summary>A certificate under which all was done in time for a cut on Wednesday, March 11, 2026, 10:00.</summary>
    private static readonly MedicalCertificate Done = new(
        "m-1", Lawful.Day("2025-09-01"), CertificateReview.Accepted, null, new(Lawful.Day("2026-02-08"), Lawful.Day("2026-03-10"), Lawful.Day("2026-02-09")),
        Lawful.City("2026-03-10 10:00"), CallReachedCustomer: false, Lawful.City("2026-03-10 16:00"));

    private static Verdict With(Func<MedicalCertificate, MedicalCertificate> change) => Lawful.Ask(facts => facts with { MedicalCertificates = [change(Done)] });

    [Fact]
    public void After_the_extension_the_call_and_the_visit_the_cut_is_lawful() => Held.Lawful(With(certificate => certificate));

    [Fact]
    public void Certificates_that_are_not_known_hold() => Held.By(
        Lawful.Ask(facts => facts with { MedicalCertificates = null }), "medical-review", "medical-continuation", "medical-extension", "medical-call", "medical-visit");

    [Fact]
    public void A_certificate_that_nobody_has_judged_holds_and_a_refused_one_does_not()
    {
        Held.By(With(certificate => certificate with { Review = CertificateReview.Open }), "medical-review");
        Held.Lawful(With(certificate => certificate with { Review = CertificateReview.Refused, Extension = null, CalledAt = null, VisitedAt = null }));
    }

    [Theory]
    [InlineData("2025-03-11", true)] // its last day is today
    [InlineData("2025-03-10", false)]
    [InlineData("2024-02-29", false)]
    public void A_certificate_is_valid_for_twelve_months_its_last_day_included(string signedOn, bool isValid) => Held.By(
        With(certificate => certificate with { SignedOn = Lawful.Day(signedOn), Extension = null }), isValid ? ["medical-extension"] : []);

    [Theory]
    [InlineData("2025-02-28 10:00", true)]
    [InlineData("2025-03-03 10:00", false)]
    public void One_that_was_signed_on_leap_day_ends_on_the_last_day_of_February(string shown, bool isValid) => Held.By(
        Lawful.AskAt(shown, facts => facts with { MedicalCertificates = [Done with { SignedOn = Lawful.Day("2024-02-29"), Extension = null, CalledAt = Lawful.City(shown).AddDays(-1), CallReachedCustomer = true }] }),
        isValid ? ["medical-extension"] : []);

    [Fact]
    public void Staff_may_order_that_the_service_goes_on()
    {
        Held.Waits(With(certificate => certificate with { Continuation = new("supervisor.two", null) }), "medical-continuation");
        Held.Next(With(certificate => certificate with { Continuation = new("supervisor.two", Lawful.Day("2026-03-11")) }), "2026-03-12 09:00");
        Held.Lawful(With(certificate => certificate with { Continuation = new("supervisor.two", Lawful.Day("2026-03-10")) }));
    }

    [Fact]
    public void Time_to_pay_must_have_been_given_in_writing()
    {
        Held.By(With(certificate => certificate with { Extension = null }), "medical-extension");
        Held.By(With(certificate => certificate with { Extension = certificate.Extension! with { LetterHandedOverOn = null } }), "medical-extension");
    }

    [Theory]
    [InlineData("2026-02-09", "2026-03-01", true)] // the thirtieth day is today
    [InlineData("2026-02-08", "2026-03-01", false)]
    [InlineData("2026-02-01", "2026-03-11", true)] // the letter has a later day
    public void It_holds_through_the_thirtieth_day_and_through_the_day_in_the_letter(string given, string newDate, bool isHeld)
    {
        var verdict = With(certificate => certificate with { Extension = new(Lawful.Day(given), Lawful.Day(newDate), Lawful.Day(given)) });
        Held.By(verdict, isHeld ? ["medical-extension"] : []);
        if (isHeld) Held.Next(verdict, "2026-03-12 09:00");
    }

    [Theory]
    [InlineData("2026-03-10 10:00", null)]
    [InlineData("2026-03-10 10:01", "2026-03-11 10:01")]
    [InlineData("2026-03-10 17:30", "2026-03-12 09:00")]
    public void The_customer_is_called_a_day_before(string called, string? next)
    {
        var verdict = With(certificate => certificate with { CalledAt = Lawful.City(called) });
        Held.By(verdict, next is null ? [] : ["medical-call"]);
        if (next is not null) Held.Next(verdict, next);
    }

    [Fact]
    public void Without_a_call_nobody_is_cut() => Held.By(With(certificate => certificate with { CalledAt = null }), "medical-call");

    [Theory]
    [InlineData("2026-03-10 16:00", null)] // by four on the day before
    [InlineData("2026-03-10 16:01", "2026-03-12 09:00")] // after four: not tomorrow, the day after
    [InlineData("2026-03-11 09:30", "2026-03-12 09:00")]
    public void Whom_the_call_did_not_reach_is_visited_by_four_on_the_day_before(string visited, string? next)
    {
        var verdict = With(certificate => certificate with { VisitedAt = Lawful.City(visited) });
        Held.By(verdict, next is null ? [] : ["medical-visit"]);
        if (next is not null) Held.Next(verdict, next);
    }

    [Fact]
    public void Whom_the_call_reached_is_not_visited() => Held.Lawful(With(certificate => certificate with { CallReachedCustomer = true, VisitedAt = null }));

    [Fact]
    public void Without_either_nobody_is_cut() => Held.By(With(certificate => certificate with { VisitedAt = null }), "medical-visit");

    [Fact]
    public void The_steps_are_made_again_after_a_week() => Held.By(
        With(certificate => certificate with { CalledAt = Lawful.Now.AddDays(-7), VisitedAt = Lawful.Now.AddDays(-7) }), "medical-call", "medical-visit");
}
