using Serverless.LocalDev.Partners;
using Serverless.Tests.Flows.NewConnection;

namespace Serverless.Tests.Long;

/// <summary>Every fault of every partner, for as long as it takes.</summary>
public sealed class EveryPartnerFaultTests
{
    [Theory]
    [MemberData(nameof(PartnerFaultTests.EveryFaultOfEveryPartner), MemberType = typeof(PartnerFaultTests))]
    public Task A_request_connects_once(string partner, PartnerFault fault) => PartnerFaultTests.ConnectOnceAsync(partner, fault);
}
