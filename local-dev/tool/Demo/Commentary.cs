using Serverless.Orchestrations.Cases;


namespace Serverless.LocalDev.Demo;

/// <summary>What a step of a case means, in words for who sees one for the first time.</summary>
internal static class Commentary
{
    // The first whose beginning a step's key has, and whose words its text has, explains it.
    private static readonly (string Key, string Text, string Words)[] Known =
    [
        ("received", "", "The message is taken from the bus: a case is open, and an account number is reserved for it."),
        ("evidence-asked-1-ended", "", "Three things now go on at once, each at its own pace: credit and security, the address, the permits."),
        ("evidence-asked", "", "Nothing begins without its papers. A letter says what is missing and by when."),
        ("identity", "Identity verified", "The identity service was asked with a token: no tax id ever comes here."),
        ("prior-debt", "No prior debt", "A debt of the same entity would end the request; a former occupant's would not."),
        ("credit-report", "", "The credit bureau was asked. The worse of two scores decides how many months' charges are held."),
        ("deposit-assessed", "", "A deposit is twice an average month's charges. To ask for less is for people to decide."),
        ("security-requested", "Security asked for", "Cash, a bond, a letter of credit, a certificate: together, or in place of each other."),
        ("security-offered", "accepted", "Name, issuer, authority, term and custody of the paper were checked."),
        ("releases-awaited-ended", "", "The meters can be set once security and address are there too."),
        ("releases-awaited", "", "The permit office knows of the meters. None is set before inspection has released that very one."),
        ("address-placed", "", "The address authority was asked. Civic, postal and service address are kept apart: 911 goes by the last."),
        ("meter-set", "ordered", "Crews are sent, one for each meter, all at once."),
        ("meter-set", "the work is done", "The first word of a crew stands; one that contradicts it later changes nothing."),
        ("meter-set", "Crew at", "A failed set is ordered once more; after that a person decides."),
        ("overdue", "", "A step has passed its target: operations are told, and it goes on."),
        ("letter-", "handed to", "The letter lies in the drop of the print-and-mail house, and its manifest is the proof."),
        ("activated", "", "Account, agreements, meters and the event were written together or not at all."),
        ("opened", "", "Somebody looks into it: a city once did not bill 853 accounts because nobody looked."),
    ];

    public static string? On(TimelineEntry entry) =>
        Array.Find(Known, known => entry.Key.StartsWith(known.Key, StringComparison.Ordinal) && entry.Text.Contains(known.Text, StringComparison.Ordinal)).Words;
}
