namespace Serverless.Orchestrations.Cases;

/// <summary>What a customer asks for.</summary>
public enum ServiceRequestType
{
    ResidentialStart,
    NewCommercialConnection,
}
