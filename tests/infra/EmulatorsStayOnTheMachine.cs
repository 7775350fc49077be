using System.Text.RegularExpressions;

namespace Serverless.Tests.Infra;

/// <summary>The official emulators listen on this machine only, take their password from the environment and run the one entity list.</summary>
public sealed partial class EmulatorsStayOnTheMachine
{
    private const string Compose = "local-dev/docker-compose.yml";

    [Fact]
    public void The_emulators_stay_on_the_machine() => Holds.On(Problems);

    [Theory]
    [InlineData("\"127.0.0.1:8081:8081\"", "\"8081:8081\"", "8081")]
    [InlineData("${EMULATOR_SQL_PASSWORD:?", "${EMULATOR_SQL_PASSWORD:-Passw0rd!", "password")]
    [InlineData("./servicebus.json:", "./emulator.json:", "servicebus.json")]
    public void An_emulator_that_strays_is_found(string was, string becomes, string problem) => Holds.SpeaksOf(problem, Problems, Compose, was, becomes);

    private static IEnumerable<string> Problems(InfraFiles infra)
    {
        var compose = infra[Compose];
        foreach (Match port in Port().Matches(compose).Where(port => !port.Groups[1].Value.StartsWith("127.0.0.1:", StringComparison.Ordinal))) yield return $"port {port.Groups[1].Value} is open to the network";
        foreach (Match password in Password().Matches(compose).Where(password => !password.Groups[1].Value.Trim('"').StartsWith("${EMULATOR_SQL_PASSWORD:?", StringComparison.Ordinal))) yield return $"a password has a value: {password.Value}";
        if (!compose.Contains("./servicebus.json:/ServiceBus_Emulator/ConfigFiles/Config.json", StringComparison.Ordinal)) yield return "the Service Bus emulator does not read servicebus.json";
    }

    [GeneratedRegex("""^\s*- "?((?:[\d.]+:)?\d+:\d+)"?\s*$""", RegexOptions.Multiline)]
    private static partial Regex Port();

    [GeneratedRegex(@"MSSQL_SA_PASSWORD: (\S.*)$", RegexOptions.Multiline)]
    private static partial Regex Password();
}
