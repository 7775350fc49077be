namespace Serverless.Tests.Flows.NewConnection;

/// <summary>Who may decide what, from the table of limits on paper and not by the code under test.</summary>
internal static class StaffLimits
{
    private const decimal TwoPeopleAbove = 25_000m;

    public static IReadOnlyList<string> Staff { get; } =
    [
        .. new[] { "specialist.one", "specialist.two", "senior.one", "senior.two", "supervisor.one", "supervisor.two", "manager.one", "manager.two" }
            .Select(name => $"{name}@utility.example"),
    ];

    public static bool May(string signIn, string kind, decimal? amount) => signIn.Split('.')[0] switch
    {
        "manager" => true,
        "supervisor" => amount is null or <= 5000m,
        "senior" => kind != "EmergencyRelease" && amount <= 500m,
        _ => kind is not ("EmergencyRelease" or "DepositWaiver") && amount <= 100m,
    };

    public static int PeopleNeeded(decimal? amount) => amount > TwoPeopleAbove ? 2 : 1;
}
