using System.Globalization;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Tests.Unit.Configuration;

/// <summary>Unicode is there, and no process of ours works in its machine's language.</summary>
public sealed class CultureTests
{
    [Fact]
    public void Letters_are_composed_here()
    {
        Assert.True(UnicodeSupport.IsThere);
        UnicodeSupport.Require();
    }

    [Fact]
    public void Every_thread_works_in_the_invariant_culture()
    {
        var seen = new List<CultureInfo> { CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture };
        var thread = new Thread(() => seen.AddRange([CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture]));
        thread.Start();
        thread.Join();
        Assert.All(seen, culture => Assert.Equal(CultureInfo.InvariantCulture, culture));
    }

    [Fact]
    public void The_application_sets_it_for_itself() =>
        Assert.Contains(typeof(Functions.App).Assembly.GetTypes(), type => type.Name.EndsWith("InvariantCulture", StringComparison.Ordinal));
}
