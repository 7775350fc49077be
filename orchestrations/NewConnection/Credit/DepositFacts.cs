using System.Globalization;
using Serverless.Orchestrations.Approvals;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>A deposit as approvers read it.</summary>
internal static class DepositFacts
{
    public static ApprovalFact[] Of(DepositAssessment assessed) =>
    [
        new("Assessed", Dollars(assessed.Amount)),
        new("In full", Dollars(assessed.Full)),
        new("Months", assessed.Months.ToString(CultureInfo.InvariantCulture)),
    ];

    public static string Dollars(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
