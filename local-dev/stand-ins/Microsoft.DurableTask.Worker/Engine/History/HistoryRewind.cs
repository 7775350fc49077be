namespace Serverless.LocalDev.Durable;

/// <summary>Rewrites the history of a failed run so that what made it fail has not ended yet.</summary>
internal static class HistoryRewind
{
    /// <summary>Failed tasks after which the code asked for nothing more: those it failed of, or was still to fail of.</summary>
    public static HashSet<int> Failures(List<HistoryTurn> turns) =>
        [.. turns
            .Where(turn => !turn.Actions.Any(action => action.IsCompared))
            .SelectMany(turn => turn.Events)
            .Where(IsFailure)
            .Select(failed => failed.TaskId)];

    public static IEnumerable<string> FailedChildren(List<HistoryTurn> turns, HashSet<int> failures) => turns
        .SelectMany(turn => turn.Actions)
        .Where(action => action.Kind == ActionKind.StartChild && failures.Contains(action.TaskId))
        .Select(action => action.InstanceId!);

    public static List<HistoryTurn> Without(List<HistoryTurn> turns, HashSet<int> failures, string reason)
    {
        var rewound = turns
            .Select(turn => turn with
            {
                Events = [.. turn.Events.Where(happened => !(IsFailure(happened) && failures.Contains(happened.TaskId)))],
                Actions = [.. turn.Actions.Where(action => action.Kind != ActionKind.Complete)],
            })
            .ToList();
        var last = rewound[^1];
        rewound[^1] = last with { Events = [.. last.Events, new OrchestrationEvent(EventKind.Rewound, name: reason)] };
        return rewound;
    }

    private static bool IsFailure(OrchestrationEvent happened) => happened.Kind is EventKind.ActivityFailed or EventKind.ChildFailed;
}
