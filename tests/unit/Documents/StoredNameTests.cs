using FsCheck.Fluent;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Documents;

namespace Serverless.Tests.Unit.Documents;

/// <summary>Names of blobs and files: apart wherever their ids are, and nobody's.</summary>
public sealed class StoredNameTests
{
    [Fact]
    public void Ids_that_differ_only_in_case_have_names_that_differ_in_more() => Property.Holds(
        from id in Gen.Elements("abcXYZ019._:-".ToCharArray()).NonEmptyListOf()
        from other in Gen.Elements(true, false).ListOf(id.Count)
        select (Id: string.Concat(id), Other: string.Concat(id.Select((letter, index) => other[index] ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter)))),
        pair => pair.Id == pair.Other == string.Equals(StoredName.Of(pair.Id), StoredName.Of(pair.Other), StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void The_mails_of_two_requests_that_differ_in_case_do_not_overwrite_each_other()
    {
        string[] names = [.. new[] { "CoLL-1", "cOll-1", "coll-1" }.Select(request => ApprovalMessage.NameFor(ApprovalDocument.IdFor(request, "deposit-waiver"), "senior.one@utility.example", ApprovalPurpose.Asked))];
        Assert.Equal(3, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.DoesNotContain("senior", name, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_sign_in_name_has_one_name_however_it_is_written() => Assert.Equal(
        ApprovalMessage.NameFor("approval-1", "Senior.One@Utility.example", ApprovalPurpose.Asked),
        ApprovalMessage.NameFor("approval-1", "senior.one@utility.example", ApprovalPurpose.Asked));
}
