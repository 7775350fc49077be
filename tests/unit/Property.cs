using FsCheck;
using FsCheck.Fluent;

namespace Serverless.Tests.Unit;

/// <summary>Checks that something holds for everything a generator makes; a failure shows the smallest case found and its seed.</summary>
internal static class Property
{
    public static void Holds<T>(Gen<T> cases, Func<T, bool> property) => Prop.ForAll(cases.ToArbitrary(), property).QuickCheckThrowOnFailure();

    /// <summary>The same, with the assertion's own message on failure.</summary>
    public static void Holds<T>(Gen<T> cases, Action<T> assertion) => Prop.ForAll(cases.ToArbitrary(), assertion).QuickCheckThrowOnFailure();
}
