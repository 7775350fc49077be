namespace Serverless.LocalDev.Control;

/// <param name="Body">As it is to be sent: it need not be what the queue's contract asks for.</param>
internal sealed record PublishRequest(string Queue, string Subject, string MessageId, string Body);

internal sealed record ResubmitReply(int Sent, int Outstanding);

internal sealed record ClockReply(DateTimeOffset Now, bool IsVirtual);

/// <param name="Seconds">How far the clock is to be set forward.</param>
internal sealed record AdvanceRequest(double Seconds);
