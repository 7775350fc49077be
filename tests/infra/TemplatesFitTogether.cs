using System.Text.RegularExpressions;
using Serverless.Tests.Infra.Bicep;

namespace Serverless.Tests.Infra;

/// <summary>What the Bicep compiler would refuse (BCP035, BCP037, BCP053, BCP091) or its linter warn of, found without it.</summary>
public sealed partial class TemplatesFitTogether
{
    [Fact]
    public void Modules_exist_and_get_the_parameters_they_declare() => Holds.On(ModuleCalls);

    [Theory]
    [InlineData("does not exist", "modules/budget.bicep", "modules/budgets.bicep")]
    [InlineData("has no parameter sum", "amount: monthlyBudget", "sum: monthlyBudget")]
    [InlineData("lacks parameter amount", "    amount: monthlyBudget\n", "")]
    public void A_module_call_that_does_not_fit_is_found(string problem, string was, string becomes) =>
        Holds.SpeaksOf(problem, ModuleCalls, "infra/main.bicep", was, becomes);

    [Fact]
    public void Modules_have_the_outputs_that_are_read() => Holds.On(OutputReads);

    [Fact]
    public void An_output_that_is_not_there_is_found() =>
        Holds.SpeaksOf("keyVault has no output vaultName", OutputReads, "infra/main.bicep", "keyVault.outputs.name", "keyVault.outputs.vaultName");

    [Fact]
    public void Parameters_variables_and_existing_resources_are_used() => Holds.On(Unused);

    [Fact]
    public void What_is_declared_and_not_used_is_found() =>
        Holds.SpeaksOf("retentionDays is never used", Unused, "infra/modules/monitoring.bicep", "retentionInDays: retentionDays", "retentionInDays: 30");

    [Fact]
    public void Loaded_files_exist() => Holds.On(LoadedFiles);

    [Fact]
    public void A_loaded_file_that_is_not_there_is_found() =>
        Holds.SpeaksOf("app.json does not exist", LoadedFiles, "infra/main.bicep", "loadJsonContent('apps.json')", "loadJsonContent('app.json')");

    [Fact]
    public void Every_environment_gives_every_parameter_it_must() => Holds.On(Environments);

    [Theory]
    [InlineData("lacks parameter monthlyBudget", "param monthlyBudget = 12000\n", "")]
    [InlineData("has no parameter region", "param location =", "param region =")]
    [InlineData("not for main.bicep", "using './main.bicep'", "using './network.bicep'")]
    public void An_environment_that_does_not_fit_is_found(string problem, string was, string becomes) =>
        Holds.SpeaksOf(problem, Environments, "infra/prod.bicepparam", was, becomes);

    private static IEnumerable<string> ModuleCalls(InfraFiles infra)
    {
        foreach (var file in infra.Bicep)
        {
            foreach (var module in file.Modules)
            {
                var path = Beside(file.Path, module.Path);
                if (!infra.Texts.TryGetValue(path, out var text)) yield return $"{file.Path}: module {path} does not exist";
                else foreach (var problem in Fits($"{file.Path}: {module.Symbol}", BicepFile.Parse(path, text), module.Parameters)) yield return problem;
            }
        }
    }

    private static IEnumerable<string> Fits(string caller, BicepFile target, IReadOnlyDictionary<string, BicepValue> given)
    {
        foreach (var name in given.Keys.Where(name => target.Parameters.All(parameter => parameter.Name != name)))
            yield return $"{caller}: {target.Path} has no parameter {name}";
        foreach (var parameter in target.Parameters.Where(parameter => !parameter.HasDefault && !given.ContainsKey(parameter.Name)))
            yield return $"{caller}: lacks parameter {parameter.Name} of {target.Path}";
    }

    private static IEnumerable<string> OutputReads(InfraFiles infra) =>
        from file in infra.Bicep
        from module in file.Modules
        let outputs = BicepFile.Parse(module.Path, infra[Beside(file.Path, module.Path)]).Outputs.Select(output => output.Name).ToHashSet()
        from Match read in Regex.Matches(file.Text, $@"\b{module.Symbol}(?:\[\w+\])?!?\.outputs\.(\w+)")
        where !outputs.Contains(read.Groups[1].Value)
        select $"{file.Path}: {module.Symbol} has no output {read.Groups[1].Value}";

    private static IEnumerable<string> Unused(InfraFiles infra) =>
        from file in infra.Bicep
        from name in file.Parameters.Select(parameter => parameter.Name)
            .Concat(file.Variables.Keys)
            .Concat(file.Resources.Where(resource => resource.Existing).Select(resource => resource.Symbol))
        where Regex.Count(Descriptions().Replace(file.Text, ""), $@"(?<![\w.']){name}\b(?!:)|\bin {name}:") < 2
        select $"{file.Path}: {name} is never used";

    private static IEnumerable<string> LoadedFiles(InfraFiles infra) =>
        from file in infra.Bicep
        from Match load in Load().Matches(file.Text)
        let path = Beside(file.Path, load.Groups[1].Value)
        where !infra.Texts.ContainsKey(path)
        select $"{file.Path}: {path} does not exist";

    private static IEnumerable<string> Environments(InfraFiles infra) =>
        infra.Environments.SelectMany(environment => Fits(environment.Path, infra.Main, environment.Values))
            .Concat(infra.Environments.Where(environment => environment.Template != "./main.bicep").Select(environment => $"{environment.Path}: not for main.bicep"));

    private static string Beside(string file, string relative) =>
        Path.GetRelativePath(".", Path.Combine(Path.GetDirectoryName(file)!, relative)).Replace('\\', '/');

    [GeneratedRegex(@"load(?:Json|Text)Content\('([^']+)'\)")]
    private static partial Regex Load();

    [GeneratedRegex(@"@description\('(?:[^'\\]|\\.)*'\)")]
    private static partial Regex Descriptions();
}
