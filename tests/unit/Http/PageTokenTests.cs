using Serverless.Functions.Http;

namespace Serverless.Tests.Unit.Http;

public class PageTokenTests
{
    private const string Continuation = "-RID:~abc==#RT:1#TRC:100#ISV:2#Ünï";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void None_is_the_first_page(string? none)
    {
        Assert.True(PageToken.TryRead("F-01", none, out var continuation));
        Assert.Null(continuation);
    }

    [Fact]
    public void A_page_goes_on_where_the_one_before_ended()
    {
        Assert.True(PageToken.TryRead("F-01", PageToken.Of("F-01", Continuation), out var continuation));
        Assert.Equal(Continuation, continuation);
    }

    [Fact]
    public void The_last_page_gives_none() => Assert.Null(PageToken.Of("F-01", null));

    [Fact]
    public void Another_lists_token_is_refused() => Assert.False(PageToken.TryRead("F-02", PageToken.Of("F-01", Continuation), out _));

    [Theory]
    [InlineData("garbage")]
    [InlineData("AAAAAAAAAAA")]
    [InlineData("!")]
    [InlineData("a,b")]
    public void What_no_page_gave_is_refused(string token) => Assert.False(PageToken.TryRead("F-01", token, out _));

    [Fact]
    public void A_token_cut_off_anywhere_is_refused()
    {
        var token = PageToken.Of("F-01", Continuation)!;
        for (var length = 1; length < token.Length; length++) Assert.False(PageToken.TryRead("F-01", token[..length], out _));
    }
}
