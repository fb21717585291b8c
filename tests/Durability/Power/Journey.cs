using Benchmarks.Soak;
using Microsoft.Data.Sqlite;

namespace Durability.Power;

/// <summary>What one client did, and how much of the log was written when each call was acknowledged.</summary>
/// <param name="Log">The log at the end; nothing of it was moved into the database.</param>
/// <param name="First">How many of its frames were there before the first call.</param>
/// <param name="Steps">The calls, in order.</param>
internal sealed record Journey(Wal Log, int First, IReadOnlyList<Journey.Step> Steps)
{
    /// <summary>The workspace in which all of it happens.</summary>
    public const string Workspace = "power";

    /// <summary>A call that was acknowledged.</summary>
    /// <param name="Frames">The frames that were there then.</param>
    /// <param name="Exchange">The largest number of an exchange that was told until then.</param>
    /// <param name="State">What the workspace was then.</param>
    public sealed record Step(int Frames, long Exchange, string State);

    /// <summary>Has a client make calls, kills the emulator, and leaves database and log in the directory as they were.</summary>
    public static async Task<Journey> MakeAsync(string assembly, string directory, int calls)
    {
        var log = Path.Combine(directory, "emulator.db-wal");
        var noted = new List<(long Size, long Exchange, string State)>();
        byte[] bytes;
        long first;
        using (var child = await SoakChild.StartAsync(assembly, "--data", directory))
        {
            using var site = new Site();
            site.Begin(child.Address);
            // Who reads an old state keeps the log from being moved into the database, and from beginning anew.
            using var reader = new SqliteConnection($"Data Source={Path.Combine(directory, "emulator.db")};Pooling=False;Mode=ReadOnly");
            reader.Open();
            using var transaction = reader.BeginTransaction(deferred: true);
            using var command = reader.CreateCommand();
            (command.Transaction, command.CommandText) = (transaction, "SELECT count(*) FROM meta");
            command.ExecuteScalar();
            first = new FileInfo(log).Length;
            var at = await Target.MakeAsync(site, Workspace, "empty", "frozen");
            var client = new PowerClient(at);
            for (var i = 0; i < calls; i++)
            {
                var told = i == 0 ? await at.ControlAsync(HttpMethod.Get, "clock") : await client.StepAsync(i);
                if (!told.IsGood) throw new InvalidOperationException($"Call {i} is refused: {told}");
                noted.Add((new FileInfo(log).Length, site.LastExchange, await StateAsync(site)));
            }

            child.Kill();
            bytes = await File.ReadAllBytesAsync(log);
            // As long as the reader is there, nobody moves the log.
            foreach (var file in (string[])["emulator.db", "emulator.db-wal"])
                File.Copy(Path.Combine(directory, file), Path.Combine(directory, "cut-" + file), overwrite: true);
        }

        var wal = new Wal(bytes);
        return new Journey(wal, wal.FramesOf(first), [.. noted.Select(one => new Step(wal.FramesOf(one.Size), one.Exchange, one.State))]);
    }

    /// <summary>What the workspace is, as it is seen from outside; empty when it is not there.</summary>
    public static async Task<string> StateAsync(Site site)
    {
        var path = "/_emulator/workspaces/" + Workspace;
        var seen = new List<string>();
        foreach (var part in (string[])["clock", "snapshots", "faults", "webhooks/hold", "state"])
        {
            var told = await site.CallAsync(HttpMethod.Get, $"{path}/{part}");
            if (told.Status == 404) return "";
            seen.Add(told.Text);
        }

        return string.Join('\n', seen);
    }
}
