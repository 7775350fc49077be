using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Contracts;

/// <summary>Something that comes in and whose sizes or amounts a policy limits.</summary>
public interface ILimited
{
    /// <param name="limits">The limits of today.</param>
    IEnumerable<FieldProblem> Problems(IntakeLimits limits);
}
