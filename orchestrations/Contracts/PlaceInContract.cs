using System.Runtime.CompilerServices;

namespace Serverless.Orchestrations.Contracts;

/// <summary>The current place of a JSON reader within a contract. Items of a list have the list's own place.</summary>
internal ref struct PlaceInContract(FieldNumbers? contract)
{
    private Levels levels;
    private int depth;
    private FieldNumbers? here;
    private FieldNumbers? below = contract;

    /// <summary>The kind of number the latest field is made for.</summary>
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

    /// <summary>64 levels, the default depth limit of a JSON reader.</summary>
    [InlineArray(64)]
    private struct Levels
    {
        private FieldNumbers? first;
    }
}
