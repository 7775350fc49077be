using Serverless.Tests.Infra.Bicep;

namespace Serverless.Tests.Infra;

/// <summary>The compiler finds nothing wrong: main.bicep with its modules, every parameter file, and what they make together.</summary>
public sealed class TemplatesCompile
{
    [CompiledFact]
    public void Without_an_error_or_a_warning() => Assert.Empty(InfraFiles.Compilation.Diagnostics);

    [CompiledFact]
    public void Every_environment_can_be_worked_out() => Assert.Equal(["dev", "prod", "test"], InfraFiles.Compilation.Snapshots.Keys.Order());

    /// <summary>All in one copy: compiling takes seconds.</summary>
    [CompiledFact]
    public async Task What_the_compiler_says_of_a_broken_copy_is_heard()
    {
        var broken = await InfraFiles.CompileAsync(InfraFiles.AsCommitted
            .Broken("infra/modules/key-vault.bicep", "Microsoft.KeyVault/vaults@2026-02-01", "Microsoft.KeyVault/vaults@1999-01-01")
            .Broken("infra/modules/monitoring.bicep", "retentionInDays: retentionDays", "retentionInDays: 30")
            .Broken("infra/prod.bicepparam", "param monthlyBudget = 12000\n", ""), "prod");
        foreach (var problem in new[] { "key-vault.bicep(15,16) : Warning BCP081", "Error no-unused-params", "monthlyBudget" })
            Assert.Contains(broken.Diagnostics, said => said.Contains(problem, StringComparison.Ordinal));
        Assert.Empty(broken.Snapshots);
    }
}
