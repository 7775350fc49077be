using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;

namespace Serverless.Orchestrations.Letters;

/// <summary>A letter that a case asks for, to the customer its account belongs to.</summary>
/// <param name="Name">Names the letter within its case, such as <c>welcome</c>; one of that name is sent once.</param>
/// <param name="Title">What timelines call it, such as "Welcome letter".</param>
/// <param name="Template">See <see cref="LetterTemplate"/>.</param>
/// <param name="Fields">What the template asks for beside the name, the numbers and the contact, which every letter has.</param>
public sealed record CaseLetter(CaseReference Case, string Name, string Title, string Template, IReadOnlyDictionary<string, object> Fields)
{
    /// <summary>The same letter always has the same text on the same day, as long as its template and the contact stay.</summary>
    public RenderedLetter Render(Customer customer, CustomerContact contact)
    {
        var template = LetterTemplate.Newest(Template);
        var fields = new Dictionary<string, object>(Fields, StringComparer.Ordinal)
        {
            ["name"] = customer.LegalName,
            ["account"] = Case.AccountId,
            ["request"] = Case.RequestId,
            ["person"] = contact.PersonText,
            ["review"] = contact.ReviewText,
        };
        return new(template.Id, template.Version, BinaryData.FromString(template.Fill(fields)));
    }
}

/// <summary>A letter's bytes, UTF-8 text, with the template they were made from.</summary>
public sealed record RenderedLetter(string Template, int TemplateVersion, BinaryData Content);
