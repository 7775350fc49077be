using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Staff;

/// <summary>The portals and partner systems that file for customers, by name. None of them is a person, so none ever decides.</summary>
public sealed record RequestSources(DateOnly EffectiveFrom, IReadOnlyList<string> Names) : IEffectiveDated
{
    public static EffectiveDated<RequestSources> Default { get; } = EffectiveDated<RequestSources>.FromResource("request-sources.json");
}
