namespace Emulator.Tests.Support;

/// <summary>Many threads that begin in the same moment.</summary>
internal static class Many
{
    /// <summary>Does it on so many threads, each with its number from 0 on; ends when all have.</summary>
    public static async Task AtOnceAsync(int threads, Action<int> act)
    {
        using var start = new ManualResetEventSlim();
        var all = Enumerable.Range(0, threads).Select(number => Task.Factory.StartNew(
            () =>
            {
                start.Wait();
                act(number);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray();
        start.Set();
        await Task.WhenAll(all);
    }
}
