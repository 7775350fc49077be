using FsCheck.Fluent;
using Serverless.Orchestrations.Notifications;

namespace Serverless.Tests.Unit.Notifications;

/// <summary>Ids by which a service knows a repeated message.</summary>
public sealed class MessageIdTests
{
    [Fact]
    public void A_name_based_id_is_that_of_the_example_in_RFC_9562_appendix_B_2() =>
        Assert.Equal(new("5c146b14-3c52-8afd-938a-375d0df1fbf6"), NameBasedId.For(new("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"));

    [Fact]
    public void A_message_sent_again_has_the_same_id() => Assert.Equal(Message.To().Id, Message.To().Id);

    [Fact]
    public void Another_name_or_another_link_is_another_id()
    {
        var other = new Uri("https://approvals.example.org/api/approve#token-2");
        Guid[] ids = [Message.To().Id, (Message.To() with { Name = "approval-1/senior.one@utility.example-reminded" }).Id, (Message.To() with { Link = new("Look at it", other) }).Id];
        Assert.Equal(3, ids.Distinct().Count());
    }

    [Fact]
    public void Every_id_is_of_version_8_and_variant_2() => Property.Holds(ArbMap.Default.GeneratorFor<string>().Where(name => name is not null), name =>
    {
        var id = NameBasedId.For(NameBasedId.Url, name);
        Assert.Equal(8, id.Version);
        Assert.InRange(id.Variant, 8, 11);
    });
}
