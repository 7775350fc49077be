namespace Serverless.Tests.Infra.Bicep;

/// <summary>A test of what the compiler makes of the templates.</summary>
internal sealed class CompiledFactAttribute : FactAttribute
{
    public const string NotRun = "NOT RUN: there is no Bicep compiler for this platform in Azure.Bicep.CommandLine.linux-x64.";

    public CompiledFactAttribute() => Skip = BicepCompiler.Path is null ? NotRun : null;
}

/// <inheritdoc cref="CompiledFactAttribute"/>
internal sealed class CompiledTheoryAttribute : TheoryAttribute
{
    public CompiledTheoryAttribute() => Skip = BicepCompiler.Path is null ? CompiledFactAttribute.NotRun : null;
}
