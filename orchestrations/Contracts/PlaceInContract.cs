using System.Runtime.CompilerServices;

namespace Serverless.Orchestrations.Contracts;

/// <summary>Where in a contract a reader of JSON stands. What is in a list stands where the list does.</summary>
internal ref struct PlaceInContract(FieldNumbers? contract)
{
    private Levels levels;
    private int depth;
    private FieldNumbers? here;
    private FieldNumbers? below = contract;

    /// <summary>What the field last come to is made for.</summary>
    public OwnNumber Own { get; private set; }

    public void At(ReadOnlySpan<byte> field) => (Own, below) = here?.Find(field) ?? default;

    public void Begin()
    {
        levels[depth++] = here;
        here = below;
    }

    public void End()
    {
        below = here;
        here = levels[--depth];
    }

    /// <summary>As deep as a JSON reader goes.</summary>
    [InlineArray(64)]
    private struct Levels
    {
        private FieldNumbers? first;
    }
}
