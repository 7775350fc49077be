using Serverless.LocalDev.Partners;

namespace Serverless.LocalDev.Control;

/// <param name="Body">As it is to be sent: it need not be what the queue's contract asks for.</param>
internal sealed record PublishRequest(string Queue, string Subject, string MessageId, string Body);

/// <param name="Name">With its folder, which says what kind of file it is.</param>
internal sealed record BankFileRequest(string Name, byte[] Content);

internal sealed record ResubmitReply(int Sent, int Outstanding);

internal sealed record ClockReply(DateTimeOffset Now, bool IsVirtual);

/// <param name="Seconds">How far the clock is to be set forward.</param>
internal sealed record AdvanceRequest(double Seconds);

/// <param name="Faults">Empty for a partner that is to work again.</param>
/// <param name="DelaySeconds">How late what is late is; null leaves that as it is.</param>
/// <param name="Times">For so many calls; null for all.</param>
internal sealed record PartnerRequest(IReadOnlyList<PartnerFault> Faults, double? DelaySeconds, int? Times);

/// <param name="Always">What is wrong all the time.</param>
/// <param name="Next">What is wrong with the next calls besides, one after the other.</param>
internal sealed record PartnerReply(string Name, IReadOnlyList<PartnerFault> Always, IReadOnlyList<IReadOnlyList<PartnerFault>> Next, double DelaySeconds);
