using Serverless.Orchestrations.NewConnection;

namespace Serverless.Tests.Unit.NewConnection;

public class LatePaperTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" plan.pdf")]
    [InlineData("plan\u200B.pdf")]
    [InlineData("plane\u0301.pdf")]
    public void A_blob_name_is_held_to_the_rule_of_the_applications_own_papers(string name)
    {
        var problem = Assert.Single(new LatePaper(DocumentKind.TenantFloorPlan, name).Problems());
        Assert.Equal("blobName", problem.Field);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("_:.")]
    public void An_id_has_a_letter_or_a_digit(string id) =>
        Assert.Equal("documentId", Assert.Single(new LatePaper(DocumentKind.TenantFloorPlan, "plan.pdf", id).Problems()).Field);

    [Fact]
    public void Its_id_is_the_senders_or_none()
    {
        Assert.Empty(new LatePaper(DocumentKind.TenantFloorPlan, "plan.pdf").Problems());
        Assert.Equal("documentId", Assert.Single(new LatePaper(DocumentKind.TenantFloorPlan, "plan.pdf", "a/b").Problems()).Field);
    }
}
