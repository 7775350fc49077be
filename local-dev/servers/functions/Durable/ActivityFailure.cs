using Google.Protobuf;
using Microsoft.DurableTask.Protobuf;
using Serverless.LocalDev.Functions.Invocation;

namespace Serverless.LocalDev.Functions.Durable;

/// <summary>Why an activity failed, as its orchestrator sees it.</summary>
internal static class ActivityFailure
{
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    public static TaskFailureDetails NotFound(string name) => new()
    {
        ErrorType = "FunctionNotFound",
        ErrorMessage = $"The function '{name}' doesn't exist, is disabled, or is not an activity function.",
        IsNonRetriable = true,
    };

    /// <summary>The worker's durable middleware puts the details into the exception's message as JSON; other failures have none.</summary>
    public static TaskFailureDetails Of(FunctionResult result)
    {
        var failure = result.Failure;
        if (failure?.Message.StartsWith('{') == true)
        {
            try
            {
                return Parser.Parse<TaskFailureDetails>(failure.Message);
            }
            catch (InvalidProtocolBufferException)
            {
                // An exception whose own message begins like JSON.
            }
            catch (InvalidJsonException)
            {
                // As above.
            }
        }
        return new TaskFailureDetails
        {
            ErrorType = failure?.Type is { Length: > 0 } type ? type : "(unknown)",
            ErrorMessage = failure?.Message ?? "",
            StackTrace = failure?.StackTrace,
        };
    }
}
