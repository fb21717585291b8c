using System.Text.Json;

namespace Contracts.Control;

/// <summary>A <see cref="TimeProvider"/> that follows a workspace's clock, also when it is frozen or jumps: a client that mints tokens or waits for an expiry
/// agrees with the emulator. Each question for the time is a call to the control API; timers look at the clock every so often.</summary>
/// <param name="http">A client whose base address is the emulator's root; with a control token set, its <c>Authorization</c> header carries it.</param>
/// <param name="workspace">The workspace's name.</param>
/// <param name="lookEvery">How often timers look at the clock, in real time; 20 ms when null.</param>
public sealed class EmulatorTimeProvider(HttpClient http, string workspace = "default", TimeSpan? lookEvery = null) : TimeProvider
{
    private readonly WorkspaceClient control = new ControlClient(http).Workspace(workspace);
    private readonly TimeSpan pause = lookEvery ?? TimeSpan.FromMilliseconds(20);

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The workspace's instant.</summary>
    /// <exception cref="ControlException">There is no such workspace, or the token is wrong.</exception>
    /// <exception cref="HttpRequestException">The emulator does not answer.</exception>
    public override DateTimeOffset GetUtcNow()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/_emulator/workspaces/{Uri.EscapeDataString(workspace)}/clock");
        using var answer = http.Send(request);
        if (!answer.IsSuccessStatusCode) throw new ControlException(answer.StatusCode, null);
        using var body = answer.Content.ReadAsStream();
        return JsonSerializer.Deserialize<ClockView>(body, ControlJson.Options)!.Now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>A timer that goes off when the workspace's clock shows its time. While the emulator does not answer, it waits.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return new EmulatorTimer(this, () => callback(state), dueTime, period);
    }

    private sealed class EmulatorTimer : ITimer
    {
        private readonly EmulatorTimeProvider time;
        private readonly Action goOff;
        private readonly Lock changing = new();
        private readonly CancellationTokenSource stop = new();
        private DateTimeOffset? due;
        private TimeSpan period;
        private Task? looking;

        public EmulatorTimer(EmulatorTimeProvider time, Action goOff, TimeSpan dueTime, TimeSpan period)
        {
            (this.time, this.goOff) = (time, goOff);
            Change(dueTime, period);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var wanted = dueTime == Timeout.InfiniteTimeSpan ? (DateTimeOffset?)null : time.GetUtcNow() + dueTime;
            lock (changing)
            {
                if (stop.IsCancellationRequested) return false;
                (due, this.period) = (wanted, period);
                if (due is not null) looking ??= Task.Run(LookAsync);
                return true;
            }
        }

        public void Dispose()
        {
            lock (changing) due = null;
            stop.Cancel();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private async Task LookAsync()
        {
            try
            {
                while (await NowAsync().ConfigureAwait(false) is var now && IsToGoOn(now, out var isDue))
                {
                    if (isDue) goOff();
                    else await Task.Delay(time.pause, stop.Token).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException)
            {
                // Disposed.
            }
        }

        /// <summary>False when nothing more is to come; <paramref name="isDue"/> when it is to go off now.</summary>
        private bool IsToGoOn(DateTimeOffset? now, out bool isDue)
        {
            lock (changing)
            {
                isDue = due <= now;
                if (isDue) due = period > TimeSpan.Zero && period != Timeout.InfiniteTimeSpan ? due + period : null;
                if (isDue || due is not null) return true;
                looking = null;
                return false;
            }
        }

        private async Task<DateTimeOffset?> NowAsync()
        {
            try
            {
                return (await time.control.ClockAsync(stop.Token).ConfigureAwait(false)).Now;
            }
            catch (Exception error) when (error is HttpRequestException or ControlException)
            {
                return null;
            }
        }
    }
}
