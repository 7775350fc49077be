namespace Serverless.Orchestrations.NewConnection;

/// <summary>What a unit is called: the secondary unit designators of USPS Publication 28, section 213 and appendix C2.</summary>
public enum UnitType
{
    Building,
    Suite,
    Unit,
    Apartment,
    Floor,
    Space,
    Basement,
    Department,
    Front,
    Hangar,
    Key,
    Lobby,
    Lot,
    Lower,
    Office,
    Penthouse,
    Pier,
    Rear,
    Room,
    Side,
    Slip,
    Stop,
    Trailer,
    Upper,
}
