using System.Text.Json;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Contracts;

/// <summary>Reads input from messages and HTTP, and checks it against its contract.</summary>
public sealed class ContractReader(EffectiveDated<IntakeLimits> limits, TimeProvider time)
{
    /// <summary>The longest body accepted, in bytes. A whole message may have 256 KB in the Standard tier of Service Bus.</summary>
    public const int LargestBody = 192 * 1024;

    public ContractReading<T> Read<T>(ReadOnlyMemory<byte> body) where T : class, IEntry
    {
        try
        {
            if (ProhibitedContent.Find(body.Span, typeof(T)) is { } prohibited) return ContractReading<T>.Refused(prohibited);
            if (body.Length > LargestBody) return TooLong<T>();
            return Check(JsonSerializer.Deserialize<T>(body.Span, ContractJson.Options));
        }
        catch (JsonException) when (body.Length > LargestBody)
        {
            return TooLong<T>();
        }
        catch (JsonException)
        {
            // The serializer reports only the first wrong field; the sender needs them all.
            var misshapen = ContractShape.Problems<T>(body);
            return ContractReading<T>.Invalid([.. misshapen, .. ContractRepair.RuleProblems<T>(body, misshapen, Problems)]);
        }
    }

    private IntakeLimits Limits => limits.On(BusinessCalendar.DateOf(time.GetUtcNow()));

    private static ContractReading<T> TooLong<T>() where T : class => ContractReading<T>.Invalid([new("$", $"must be no longer than {LargestBody} bytes")]);

    private ContractReading<T> Check<T>(T? entry) where T : class, IEntry
    {
        if (entry is null) return ContractReading<T>.Invalid([new("$", "must be an object")]);
        FieldProblem[] problems = [.. Problems(entry)];
        return problems.Length == 0 ? ContractReading<T>.Valid(entry) : ContractReading<T>.Invalid(problems);
    }

    private IEnumerable<FieldProblem> Problems(IEntry entry) =>
        [.. entry.Problems(), .. DateRules.Problems(entry, time.GetUtcNow()), .. entry is ILimited limited ? limited.Problems(Limits) : []];
}
