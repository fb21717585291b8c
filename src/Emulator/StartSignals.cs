using System.Runtime.InteropServices;

namespace Emulator;

/// <summary>A signal while the process starts ends it at once, quietly and with exit code 0; once it is started, whoever runs it ends it in order.</summary>
internal sealed class StartSignals : IDisposable
{
    private static readonly PosixSignal[] Watched = [PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT, PosixSignal.SIGHUP];
    private readonly PosixSignalRegistration[] registrations = Array.ConvertAll(Watched, signal => PosixSignalRegistration.Create(signal, End));

    /// <summary>The process is started: others see to signals now.</summary>
    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
    }

    private static void End(PosixSignalContext signal)
    {
        signal.Cancel = true;
        Environment.Exit(0);
    }
}
