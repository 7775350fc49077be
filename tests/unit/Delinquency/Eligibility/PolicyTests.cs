using System.Reflection;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Delinquency;
using Serverless.Orchestrations.Policies;

namespace Serverless.Tests.Unit.Delinquency;

/// <summary>Every figure and rule has a source, and says how sure we are of it.</summary>
public class PolicyTests
{
    private static IEnumerable<PropertyInfo> Figures(Type type) => type.GetProperties().Where(property => property.PropertyType.IsAssignableTo(typeof(Basis)));

    private static readonly (string Name, Basis Basis)[] All =
    [
        .. from part in typeof(DisconnectionPolicy).GetProperties()
           from figure in Figures(part.PropertyType)
           select ($"{part.Name}.{figure.Name}", (Basis)figure.GetValue(part.GetValue(Lawful.Policy))!),
    ];

    [Fact]
    public void Nothing_in_the_policy_is_without_a_basis()
    {
        var parts = typeof(DisconnectionPolicy).GetProperties().Where(property => property.Name != "EqualityContract" && !property.GetMethod!.IsStatic && property.PropertyType != typeof(DateOnly));
        Assert.All(parts, part => Assert.Equal(Figures(part.PropertyType).Count(), part.PropertyType.GetProperties().Length));
        Assert.True(All.Length > 45);
    }

    [Fact]
    public void Every_source_is_named() => Assert.DoesNotContain(All, figure => figure.Basis.Source.Length < 8);

    [Fact]
    public void What_was_not_retrieved_is_marked_so()
    {
        Assert.Equal(Certainty.NotRetrieved, Lawful.Policy.Hours.WeekendFrom.Certainty);
        Assert.Equal(Certainty.NotRetrieved, Lawful.Policy.Medical.CallHours.Certainty);
        Assert.Equal(Certainty.TextRead, Lawful.Policy.Bankruptcy.AssuranceDays.Certainty);
        Assert.Equal(Certainty.SecondHand, Lawful.Policy.Notice.WorkingDays.Certainty);
    }

    [Fact]
    public void What_says_that_it_is_the_citys_choice_claims_no_text() => Assert.All(
        All.Where(figure => figure.Basis.Source.StartsWith("City's choice", StringComparison.Ordinal)), figure => Assert.Equal(Certainty.OurOwn, figure.Basis.Certainty));

    [Fact]
    public void The_figures_are_those_of_the_sheet()
    {
        var policy = Lawful.Policy;
        Assert.Equal((new TimeOnly(9, 0), new TimeOnly(16, 0)), (policy.Hours.From.Value, policy.Hours.Until.Value));
        Assert.Equal((5, 20), (policy.Notice.WorkingDays.Value, policy.Debt.DelinquentAfterDays.Value));
        Assert.Equal((20, 30), (policy.Bankruptcy.AssuranceDays.Value, policy.Bankruptcy.Chapter11Days.Value));
        Assert.Equal((12, 30, 24), (policy.Medical.CertificateMonths.Value, policy.Medical.ExtensionDays.Value, policy.Medical.CallHours.Value));
        Assert.Equal([Receivable.Electric], policy.Debt.GroundsFor(UtilityService.Electric));
        Assert.Empty(policy.Debt.GroundsFor(UtilityService.SolidWaste));
    }

    [Fact]
    public void Rules_have_names_of_their_own_and_bases() => Assert.All(Eligibility.Rules, rule =>
    {
        Assert.Single(Eligibility.Rules, other => other.Name == rule.Name);
        Assert.NotEmpty(rule.Bases(Lawful.Policy));
    });

    [Fact]
    public void Every_figure_and_source_is_shown_with_a_rule() => Assert.Empty(
        All.Select(figure => figure.Basis).Except(Eligibility.Rules.SelectMany(rule => rule.Bases(Lawful.Policy)).Select(shown => shown.Basis), ReferenceEqualityComparer.Instance));
}
