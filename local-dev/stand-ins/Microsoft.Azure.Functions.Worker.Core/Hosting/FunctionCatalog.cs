namespace Serverless.LocalDev.Functions;

/// <summary>The functions of the application.</summary>
internal sealed record FunctionCatalog(IReadOnlyList<DiscoveredFunction> Functions);
