namespace Recorder;

/// <summary>What somebody did wrong is told in one line, with exit code 1.</summary>
internal static class Mistakes
{
    /// <summary>Runs a command.</summary>
    public static async Task<int> GuardAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException or UriFormatException
            or TimeoutException or AggregateException)
        {
            await Console.Error.WriteLineAsync("provider-emulator-record: " + error.GetBaseException().Message.ReplaceLineEndings(" "));
            return 1;
        }
    }
}
