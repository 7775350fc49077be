using System.Globalization;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Letters;

/// <summary>How a customer reaches a person, and how long a decision can be disputed. The figures are ours.</summary>
/// <param name="Hours">When the phone is answered and the office is open, in the city's time.</param>
/// <param name="ReviewDays">How long a decision can be disputed, in days from the letter's date.</param>
public sealed record CustomerContact(DateOnly EffectiveFrom, string Phone, string Hours, string Address, int ReviewDays) : IEffectiveDated
{
    public static EffectiveDated<CustomerContact> Default { get; } = EffectiveDated<CustomerContact>.FromResource("customer-contact.json");

    /// <summary>The sentence in every letter that says how to speak to a person.</summary>
    public string PersonText => $"To speak to a person, call {Phone} or come to {Address}: {Hours}.";

    /// <summary>The sentence in a letter about a decision that says how to dispute it.</summary>
    public string ReviewText => string.Create(
        CultureInfo.InvariantCulture,
        $"If you think this is wrong, ask for a review within {ReviewDays} days, by phone or at our office. Somebody who had no part in the decision then looks at it again.");
}
