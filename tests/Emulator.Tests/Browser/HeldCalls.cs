using Microsoft.Playwright;

namespace Emulator.Tests.Browser;

/// <summary>Calls of a page that wait on their way until a test lets them go: what a slow network does to a page, without waiting for one.</summary>
public sealed class HeldCalls
{
    private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int count;

    /// <summary>How many calls were held back.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>Until the page has made a first call.</summary>
    public Task AskedAsync() => first.Task.WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Lets all go, and those to come.</summary>
    public void Release() => gate.TrySetResult();

    internal async Task TakeAsync(IRoute route)
    {
        Interlocked.Increment(ref count);
        first.TrySetResult();
        await gate.Task;
        await route.ContinueAsync();
    }
}
