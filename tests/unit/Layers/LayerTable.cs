namespace Serverless.Tests.Unit.Layers;

/// <summary>A folder of orchestrations/ and the folders it may reference.</summary>
internal sealed record Layer(string Folder, params string[] MayReference);

/// <summary>Who may reference whom. The lowest layer comes first, and a folder names only folders above its own line: nothing can go round in a circle.</summary>
internal static class LayerTable
{
    public static readonly Layer[] Orchestrations =
    [
        // What has no business in it.
        new("Configuration"),
        new("Policies"),
        new("Durable"),
        new("Calendar", "Policies"),
        new("Contracts", "Policies", "Calendar"),
        new("Documents", "Configuration"),
        new("Notifications", "Configuration"),

        // What the city keeps, and whom it speaks with.
        new("Keys", "Policies", "Contracts", "Documents"),
        new("Staff", "Policies", "Calendar", "Contracts"),
        new("Accounts", "Contracts", "Documents"),
        new("Premises", "Accounts", "Contracts", "Documents"),
        new("Partners", "Configuration", "Policies", "Calendar", "Contracts", "Accounts", "Premises"),
        new("Outbox", "Configuration", "Contracts", "Documents"),

        // What all flows have: a case, its letters, people's approvals, crews, and the engine that drives it.
        new("Cases", "Policies", "Calendar", "Contracts", "Documents", "Staff", "Accounts", "Outbox"),
        new("Letters", "Configuration", "Policies", "Calendar", "Contracts", "Documents", "Accounts", "Cases"),
        new("Approvals", "Configuration", "Policies", "Durable", "Calendar", "Contracts", "Documents", "Notifications", "Staff", "Accounts", "Cases"),
        new("FieldOrders", "Contracts", "Documents", "Keys", "Accounts", "Partners"),
        new("Procedures", "Durable", "Calendar", "Documents", "Cases", "Approvals"),
        new("FieldVisits", "Partners", "Cases", "Letters", "FieldOrders", "Procedures"),

        // What has no flow of its own.
        new("Outages", "Policies", "Calendar", "Contracts", "Documents", "Keys", "Accounts", "Premises"),
        new("Ledger", "Documents", "Accounts", "Outbox"),
        new("Payments", "Policies", "Calendar", "Contracts", "Documents", "Keys", "Accounts", "Outbox", "Ledger"),
        new("Billing", "Policies", "Calendar", "Contracts", "Documents", "Keys", "Accounts", "Outbox", "Cases", "Ledger", "Payments"),
        new("BankFiles", "Policies", "Calendar", "Contracts", "Documents", "Accounts", "Partners", "Outbox", "Ledger", "Payments"),

        // The flows: none knows another. They meet in events and in what stands above.
        new("NewConnection", [.. Foundation, "Ledger", "Payments", "Billing", "Letters", "Approvals", "FieldOrders", "Procedures", "FieldVisits"]),
        new("Delinquency", [.. Foundation, "Ledger", "Payments", "BankFiles", "Billing", "Letters"]),
        new("ResidentialStart", [.. Foundation, "Letters", "Approvals", "FieldOrders", "Procedures", "FieldVisits"]),
        new("MoneyMoves", [.. Foundation, "Ledger", "Payments", "Billing", "Approvals", "Procedures"]),

        // Takes a request in and starts its flow.
        new("Requests", [.. Foundation, .. Flows]),
    ];

    /// <summary>What any flow may stand on.</summary>
    private static string[] Foundation =>
    [
        "Configuration", "Policies", "Durable", "Calendar", "Contracts", "Documents", "Keys", "Staff", "Accounts", "Premises", "Partners", "Outbox", "Cases",
    ];

    public static IReadOnlyList<string> Flows => ["NewConnection", "Delinquency", "ResidentialStart", "MoneyMoves"];

    /// <summary>Projects and the projects they may reference, by folder. <c>servers/</c> knows nothing of the application.</summary>
    public static readonly Layer[] Projects =
    [
        new("orchestrations"),
        new("functions", "orchestrations", "local-dev/packages"),
        new("local-dev/packages"),
        new("local-dev/servers", "local-dev/servers"),
        new("local-dev/city", "orchestrations", "local-dev/servers"),
        new("local-dev", "functions", "local-dev/city", "local-dev/servers"),
    ];
}
