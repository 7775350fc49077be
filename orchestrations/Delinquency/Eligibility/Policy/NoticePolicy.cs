using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>What a disconnect notice must be, and how long before a cut.</summary>
/// <param name="WorkingDays">Whole working days between the notice and the cut.</param>
/// <param name="NoMail">Holidays without mail. They are no working days even where the office is open.</param>
/// <param name="GoodForDays">After so many days a new notice is needed.</param>
/// <param name="Covers">Only the items that a notice names may be cut for.</param>
/// <param name="Attempts">How often the customer must have been contacted since the debt fell due.</param>
public sealed record NoticePolicy(
    Figure<int> WorkingDays,
    Figure<IReadOnlyList<Holiday>> NoMail,
    Figure<int> GoodForDays,
    Basis Written,
    Basis Proof,
    Basis DisputeWords,
    Basis Separate,
    Basis Address,
    Basis ThirdPartyCopy,
    Basis Covers,
    Figure<int> Attempts);
