namespace Emulator.Tests.Support;

/// <summary>Waits for something that happens in real time, with a generous guard against hanging.</summary>
public static class Eventually
{
    /// <summary>True as soon as the condition holds; false when it has not within half a minute.</summary>
    public static async Task<bool> TrueAsync(Func<Task<bool>> condition)
    {
        var end = DateTimeOffset.UtcNow.AddSeconds(30);
        while (DateTimeOffset.UtcNow < end)
        {
            if (await condition()) return true;
            await Task.Delay(20);
        }

        return false;
    }
}
