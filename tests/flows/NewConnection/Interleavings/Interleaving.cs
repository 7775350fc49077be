namespace Serverless.Tests.Flows.NewConnection;

/// <summary>A scene, and what happens in it, one after the other.</summary>
internal sealed record Interleaving(Scene Scene, IReadOnlyList<Act> Acts)
{
    /// <summary>The same with less in it.</summary>
    public static IEnumerable<Interleaving> Smaller(Interleaving larger)
    {
        for (var size = larger.Acts.Count / 2; size >= 1; size /= 2)
        {
            for (var from = 0; from < larger.Acts.Count; from += size)
                yield return larger with { Acts = [.. larger.Acts.Take(from), .. larger.Acts.Skip(from + size)] };
        }
        foreach (var scene in Plainer(larger.Scene).Where(scene => scene.ToString() != larger.Scene.ToString())) yield return larger with { Scene = scene };
    }

    public override string ToString() =>
        $"""

        {Scene}
        {string.Join(Environment.NewLine, Acts.Select((act, index) => $"{index + 1,3}. {act}"))}

        """;

    private static IEnumerable<Scene> Plainer(Scene scene)
    {
        var plain = new Scene { EndsWell = scene.EndsWell };
        yield return plain;
        yield return scene with { Identity = Trouble.None, Bureau = Trouble.None, Authority = Trouble.None, Permits = Trouble.None, Crews = Trouble.None };
        yield return scene with { Credit = plain.Credit, IsGovernment = false };
        yield return scene with { Kilowatts = plain.Kilowatts, WithWater = false };
        yield return scene with { Missing = [] };
        yield return scene with { SubmittedBy = plain.SubmittedBy };
        yield return scene with { IdentityToken = plain.IdentityToken };
        yield return scene with { InspectionDays = plain.InspectionDays, ReleaseCopies = 1 };
        yield return scene with { Visits = plain.Visits, CrewHours = plain.CrewHours, ResultCopies = 1 };
        yield return scene with { Misplacings = [] };
        yield return scene with { EndsWell = true };
    }
}
