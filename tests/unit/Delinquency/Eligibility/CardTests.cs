using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Delinquency;

namespace Serverless.Tests.Unit.Delinquency;

/// <summary>The printed answer to why a service may be cut, or why not.</summary>
public class CardTests
{
    private static string Card(DisconnectionFacts facts, DateTimeOffset now) => VerdictCard.Of(facts, Lawful.Policy, Lawful.Calendar, Lawful.Ask(facts, now), now);

    private static string HeldCard(Func<DisconnectionFacts, DisconnectionFacts> change) => Card(change(Lawful.Facts(Lawful.City("2026-03-13 12:00"))), Lawful.City("2026-03-13 12:00"));

    [Fact]
    public void It_says_who_when_and_what_was_asked()
    {
        var lines = HeldCard(facts => facts).Split('\n');
        Assert.Equal("DISCONNECTION FOR NONPAYMENT: NOT ALLOWED", lines[0]);
        Assert.Contains("Account     1000000001, Ada Lopez, residential", lines);
        Assert.Contains("Asked       May the electric service be cut on March 13, 2026, 12:00 PM", lines);
        Assert.Contains("            EDT?", lines);
        Assert.Contains("Next minute March 16, 2026, 9:00 AM EDT, if no fact changes", lines);
    }

    [Fact]
    public void It_shows_each_rule_once_with_its_source_and_how_sure_we_are()
    {
        var card = HeldCard(facts => facts);
        Assert.All(Eligibility.Rules, rule => Assert.Single(card.Split('\n'), line => line.StartsWith($"  [X] {rule.Name}:", StringComparison.Ordinal) || line.StartsWith($"  [ ] {rule.Name}:", StringComparison.Ordinal)));
        Assert.Contains("  [X] weekend:", card, StringComparison.Ordinal);
        var unwrapped = card.Replace("\n        ", " ", StringComparison.Ordinal);
        Assert.Contains("- from Friday noon. Source: 25-6.105(10) [U, TEXT NOT RETRIEVED: ASK COUNSEL]\n", unwrapped, StringComparison.Ordinal);
        Assert.Contains("- 5 working days. Source: 25-6.105 [B, SECOND-HAND OR PARTIAL]\n", unwrapped, StringComparison.Ordinal);
    }

    [Fact]
    public void It_shows_what_is_owed_and_what_counts()
    {
        var card = HeldCard(facts => facts with { OpenItems = [.. facts.OpenItems!, Lawful.Item(Lawful.Now, "bill-2") with { Kind = ItemKind.ReturnedItemFee, Amount = 25m }] });
        Assert.Contains("$120.00  electric, charge bill-1", card, StringComparison.Ordinal);
        Assert.Contains("$25.00  electric, returned item fee bill-2", card, StringComparison.Ordinal);
        Assert.Contains("(returned item fee)", card, StringComparison.Ordinal);
        Assert.Contains("$120.00  remains; at least $50.00 must", card, StringComparison.Ordinal);
    }

    [Fact]
    public void When_something_must_happen_first_it_tells_no_minute()
    {
        var card = HeldCard(facts => facts with { TendersInFlight = null });
        Assert.Contains("Next minute not told: something must happen first", card, StringComparison.Ordinal);
        Assert.Contains("Waits for: the tenders are read.", card, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lawful_cut_is_shown_as_such()
    {
        var card = Card(Lawful.Facts(Lawful.Now), Lawful.Now);
        Assert.StartsWith("DISCONNECTION FOR NONPAYMENT: ALLOWED\n", card, StringComparison.Ordinal);
        Assert.DoesNotContain("[X]", card, StringComparison.Ordinal);
    }

    [Fact]
    public void No_line_is_wider_than_the_paper_and_nothing_in_it_is_invisible()
    {
        var card = HeldCard(facts => facts with
        {
            Customer = facts.Customer with { Name = new string('W', 200) + " \u202Ekcolb\u0007 \r\nDISCONNECTION: ALLOWED", Status = AccountStatus.Closed },
            KillSwitch = new(IsOn: true, "a\tb", new string('x', 90)),
        });
        Assert.All(card.Split('\n'), line => Assert.InRange(line.Length, 0, 72));
        Assert.DoesNotContain(card.Split('\n'), line => line.StartsWith("DISCONNECTION: ALLOWED", StringComparison.Ordinal));
        Assert.DoesNotContain(card, letter => letter != '\n' && (char.IsControl(letter) || letter == '\u202E'));
    }

    [Fact]
    public void The_same_facts_give_the_same_text() => Assert.Equal(HeldCard(facts => facts), HeldCard(facts => facts));
}
