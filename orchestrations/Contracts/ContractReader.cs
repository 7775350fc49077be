using System.Text.Json;

namespace Serverless.Orchestrations.Contracts;

/// <summary>Reads a message body against its contract.</summary>
public static class ContractReader
{
    /// <summary>Longest body a contract has use for; the Standard tier's limit for a whole message is 256 KB.</summary>
    public const int LargestBody = 192 * 1024;

    public static ContractReading<T> Read<T>(ReadOnlyMemory<byte> body) where T : class, IContract
    {
        try
        {
            if (ProhibitedContent.Find(body.Span) is { } prohibited) return ContractReading<T>.Refused(prohibited);
            if (body.Length > LargestBody) return TooLong<T>();
            return Check(JsonSerializer.Deserialize<T>(body.Span, ContractJson.Options));
        }
        catch (JsonException) when (body.Length > LargestBody)
        {
            return TooLong<T>();
        }
        catch (JsonException)
        {
            // The serializer stops at the first field; the sender needs all of them.
            var misshapen = ContractShape.Problems<T>(body);
            return ContractReading<T>.Invalid([.. misshapen, .. ContractRepair.RuleProblems<T>(body, misshapen)]);
        }
    }

    private static ContractReading<T> TooLong<T>() where T : class => ContractReading<T>.Invalid([new("$", $"must be no longer than {LargestBody} bytes")]);

    private static ContractReading<T> Check<T>(T? message) where T : class, IContract
    {
        if (message is null) return ContractReading<T>.Invalid([new("$", "must be an object")]);
        FieldProblem[] problems = [.. message.Problems()];
        return problems.Length == 0 ? ContractReading<T>.Valid(message) : ContractReading<T>.Invalid(problems);
    }
}
