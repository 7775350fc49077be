using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Contracts;

/// <summary>Something that enters with lists whose length a policy bounds.</summary>
public interface ILimited
{
    /// <param name="limits">Those of today.</param>
    IEnumerable<FieldProblem> Problems(IntakeLimits limits);
}
