namespace Serverless.LocalDev.Partners;

/// <summary>What partners know of the city: their own copy of the utility's numbers.</summary>
public interface ICityDirectory
{
    /// <summary>Customers, and premises, are numbered from 0; each premise has one customer.</summary>
    int Customers { get; }

    int Feeders { get; }

    string AccountId(int customer);

    bool IsClosed(int customer);

    string PremiseId(int premise);

    /// <summary>How many homes have no customer.</summary>
    int VacantHomes { get; }

    /// <summary>The premise of a home without a customer, numbered from 0 and beginning again after the last.</summary>
    int VacantHome(int number);

    /// <summary>The premise's electric service point.</summary>
    string ServicePointId(int premise);

    /// <summary>The premise at a position along a feeder, both from 0.</summary>
    int PremiseOn(int feeder, int position);
}
