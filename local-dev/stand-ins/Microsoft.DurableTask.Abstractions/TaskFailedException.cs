namespace Microsoft.DurableTask;

/// <summary>An activity or sub-orchestration failed, and its retries are spent.</summary>
public sealed class TaskFailedException : Exception
{
    public TaskFailedException(string taskName, int taskId, Exception innerException)
        : this(taskName, taskId, TaskFailureDetails.FromException(innerException), innerException) { }

    public TaskFailedException(string taskName, int taskId, TaskFailureDetails failureDetails)
        : this(taskName, taskId, failureDetails, null) { }

    private TaskFailedException(string taskName, int taskId, TaskFailureDetails failureDetails, Exception? innerException)
        : base($"Task '{taskName}' (#{taskId}) failed with an unhandled exception: {failureDetails.ErrorMessage}", innerException)
    {
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = failureDetails;
    }

    public string TaskName { get; }

    public int TaskId { get; }

    public TaskFailureDetails FailureDetails { get; }
}
