namespace Serverless.Orchestrations.Delinquency;

/// <summary>What is asked whether it may be done.</summary>
public enum DisconnectionAct
{
    /// <summary>Sending the notice that the service will be cut. What is only about the hour of the cut does not hold it.</summary>
    Notice,

    /// <summary>Cutting the service.</summary>
    Cut,
}
