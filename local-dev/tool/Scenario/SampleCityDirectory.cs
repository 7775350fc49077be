using Serverless.LocalDev.City;
using Serverless.LocalDev.Partners;

namespace Serverless.LocalDev.Scenario;

/// <summary>The sample city as its partners know it.</summary>
internal sealed class SampleCityDirectory(SampleCity city) : ICityDirectory
{
    public int Customers => city.Accounts;

    public int Feeders => city.Feeders;

    public string AccountId(int customer) => SampleCity.AccountId(customer);

    public bool IsClosed(int customer) => SampleCity.IsClosed(customer);

    public string PremiseId(int premise) => SampleCity.PremiseId(premise);

    public int VacantHomes => city.VacantHomes;

    public int VacantHome(int number) => city.VacantHome(number);

    public string ServicePointId(int premise) => SampleCity.ServicePointId(premise);

    // Feeders take the city's premises in turn.
    public int PremiseOn(int feeder, int position) => (feeder + position * city.Feeders) % city.Accounts;
}
