using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Encoding;
using Microsoft.Azure.Amqp.Framing;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>
/// An entity's $management (docs: AMQP request/response operations in Azure Service Bus). What it does not know it refuses:
/// it never answers that something was done that was not.
/// </summary>
internal sealed class ManagementNode(ClientLinks links, string entity) : IRequestNode
{
    public async Task<AmqpMessage> AnswerAsync(AmqpMessage request)
    {
        try
        {
            return Reply(await AnswerAsync(new ManagementRequest(request)));
        }
        catch (Exception refused) when (refused is BusException or FormatException or OverflowException or InvalidCastException)
        {
            return Refuse(refused);
        }
    }

    private Task<AmqpMap?> AnswerAsync(ManagementRequest request) => request.Operation switch
    {
        "com.microsoft:peek-message" => Task.FromResult(Messages.Peek(request)),
        "com.microsoft:renew-lock" => Task.FromResult<AmqpMap?>(Messages.RenewLocks(request)),
        "com.microsoft:receive-by-sequence-number" => Messages.ReceiveAsync(request),
        "com.microsoft:update-disposition" => Messages.SettleAsync(request),
        "com.microsoft:schedule-message" => Schedules.ScheduleAsync(request),
        "com.microsoft:cancel-scheduled-message" => Schedules.CancelAsync(request),
        "com.microsoft:get-session-state" => Task.FromResult<AmqpMap?>(Sessions.GetState(request)),
        "com.microsoft:set-session-state" => Sessions.SetStateAsync(request),
        "com.microsoft:renew-session-lock" => Task.FromResult<AmqpMap?>(Sessions.RenewLock(request)),
        "com.microsoft:get-message-sessions" => Task.FromResult(Sessions.List(request)),
        "com.microsoft:enumerate-rules" => Task.FromResult(RuleRequests.List(links.Bus, entity, request)),
        "com.microsoft:add-rule" or "com.microsoft:remove-rule" => throw new BusException(
            BusFailure.NotSupported, "The rules of the local namespace are those of its entity file: change them there."),
        _ => throw new BusException(BusFailure.NotSupported, $"The local namespace does not know the operation '{request.Operation}'."),
    };

    private MessageRequests Messages => new(links, links.Bus.Queue(entity));

    private ScheduleRequests Schedules => new(links.Bus, entity);

    private SessionRequests Sessions => new(links, links.Bus.Queue(entity));

    /// <summary>204 for nothing found, as an empty peek.</summary>
    private static AmqpMessage Reply(AmqpMap? found)
    {
        var reply = AmqpMessage.Create(new AmqpValue { Value = found ?? [] });
        reply.ApplicationProperties.Map["statusCode"] = (int)(found is null ? AmqpResponseStatusCode.NoContent : AmqpResponseStatusCode.OK);
        reply.ApplicationProperties.Map["statusDescription"] = found is null ? "No content" : "OK";
        return reply;
    }

    private static AmqpMessage Refuse(Exception reason)
    {
        var reply = AmqpMessage.Create(new AmqpValue { Value = new AmqpMap() });
        reply.ApplicationProperties.Map["statusCode"] = (int)AmqpErrors.Status(reason);
        reply.ApplicationProperties.Map["statusDescription"] = reason.Message;
        reply.ApplicationProperties.Map["errorCondition"] = AmqpErrors.Condition(reason);
        return reply;
    }
}
