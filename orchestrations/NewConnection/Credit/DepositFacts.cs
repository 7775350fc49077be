using System.Globalization;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Partners;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>A deposit in words for approvers.</summary>
internal static class DepositFacts
{
    public static ApprovalFact[] Of(DepositAssessment assessed) =>
    [
        new("Assessed", Money.Text(assessed.Amount)),
        new("In full", Money.Text(assessed.Full)),
        new("Average months held", assessed.Months.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>The bureau's figures behind the assessment, as far as it gave any.</summary>
    public static ApprovalFact[] Of(CreditReport? report) => report is null
        ? []
        : [new("PAYDEX (of 100)", Score(report.Paydex)), new("Intelliscore (of 100)", Score(report.Intelliscore)), new("Suppliers reporting", Score(report.Tradelines))];

    public static string Basis(DepositBasis basis) => basis switch
    {
        DepositBasis.Government => "The applicant is a government.",
        DepositBasis.GoodHistory => "The applicant has a good history with us.",
        DepositBasis.CreditBands => "The applicant's credit scores call for less.",
        _ => $"Assessed on {basis}.",
    };

    private static string Score(int? score) => score?.ToString(CultureInfo.InvariantCulture) ?? "none";
}
