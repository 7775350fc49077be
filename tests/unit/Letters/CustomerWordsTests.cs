using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Letters;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.Tests.Unit.Letters;

public class CustomerWordsTests
{
    [Fact]
    public void A_code_becomes_words() => Assert.Equal("letter of credit", CustomerWords.Of(SecurityForm.LetterOfCredit));

    [Fact]
    public void A_code_that_needs_explaining_is_explained() => Assert.Equal("nobody could let the crew in", CustomerWords.Of(FieldOutcome.NoAccess));

    [Fact]
    public void Several_become_one_sentence() =>
        Assert.Equal("electric, gas and solid waste", CustomerWords.Of<UtilityService>([UtilityService.Electric, UtilityService.Gas, UtilityService.SolidWaste]));
}
