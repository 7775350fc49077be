using Microsoft.Azure.Amqp.Sasl;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>Lets everybody in by the mechanism named: the port is on loopback, and tokens are for the real service to check.</summary>
internal sealed class OpenSaslHandler : SaslHandler
{
    public OpenSaslHandler(string mechanism) => Mechanism = mechanism;

    public override SaslHandler Clone() => new OpenSaslHandler(Mechanism);

    public override void OnChallenge(SaslChallenge challenge) => throw new NotSupportedException("A server gets no challenge.");

    public override void OnResponse(SaslResponse response) => Negotiator.CompleteNegotiation(SaslCode.Ok, null);

    protected override void OnStart(SaslInit init, bool isClient) => Negotiator.CompleteNegotiation(SaslCode.Ok, null);
}
