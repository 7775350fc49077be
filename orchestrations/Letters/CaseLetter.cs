using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;

namespace Serverless.Orchestrations.Letters;

/// <summary>A letter that a case sends to its account's customer.</summary>
/// <param name="Name">Names the letter within its case, such as <c>welcome</c>. A name is sent only once.</param>
/// <param name="Title">The letter's name in timelines, such as "Welcome letter".</param>
/// <param name="Template">See <see cref="LetterTemplate"/>.</param>
/// <param name="Fields">The template's fields, besides the name, numbers and contact that every letter has.</param>
public sealed record CaseLetter(CaseReference Case, string Name, string Title, string Template, IReadOnlyDictionary<string, object> Fields)
{
    /// <summary>Makes the letter's text. On one day it is always the same, as long as the template and the contact do not change.</summary>
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

/// <summary>A letter's bytes (UTF-8 text), and the template they were made from.</summary>
public sealed record RenderedLetter(string Template, int TemplateVersion, BinaryData Content);
