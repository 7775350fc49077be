namespace Serverless.Orchestrations.BankFiles;

/// <summary>Tells a refusal of the token service, which a retry cannot help, from a fault.</summary>
internal static class TokenCall
{
    /// <returns>Null when the service took it.</returns>
    /// <exception cref="HttpRequestException">The service does not answer, or has a fault of its own.</exception>
    public static async Task<string?> RefusalAsync(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (HttpRequestException refused) when ((int?)refused.StatusCode is >= 400 and < 500 and not (408 or 429))
        {
            return $"The token service refused it ({(int)refused.StatusCode!}).";
        }
    }
}
