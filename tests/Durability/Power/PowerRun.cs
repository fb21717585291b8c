using Emulator;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Durability.Power;

/// <summary>Cuts the power at each place of the log: what was acknowledged before is there, and what is there is what was after one of the calls.</summary>
/// <param name="directory">The directory of a journey, in which its files were put aside.</param>
/// <param name="journey">The journey.</param>
internal sealed class PowerRun(string directory, Journey journey)
{
    private readonly List<string> wrongs = [];

    /// <summary>Opens what each cut leaves.</summary>
    /// <param name="every">One of so many frames; 1 for each.</param>
    /// <param name="tell">Takes a line now and then.</param>
    /// <returns>What was wrong, a sentence each; and how many were opened.</returns>
    public async Task<(IReadOnlyCollection<string> Wrongs, int Opened)> RunAsync(int every, Action<string> tell)
    {
        var opened = 0;
        for (var frames = journey.First; frames <= journey.Log.Frames; frames += every)
            foreach (var torn in Enum.GetValues<Torn>())
            {
                await OpenAsync(frames, torn);
                if (++opened % 300 == 0) tell($"{opened} cuts opened, up to frame {frames} of {journey.Log.Frames}, {wrongs.Count} wrong");
            }

        return (wrongs, opened);
    }

    private async Task OpenAsync(int frames, Torn torn)
    {
        var place = Directory.CreateDirectory(Path.Combine(directory, "cut")).FullName;
        try
        {
            Lay(place, frames, torn);
            await LookAsync(place, frames, torn);
        }
        catch (Exception error)
        {
            wrongs.Add($"Cut at frame {frames}, the next one {torn}: {error.GetType().Name}: {error.Message}");
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    private async Task LookAsync(string place, int frames, Torn torn)
    {
        var acknowledged = journey.Steps.TakeWhile(step => step.Frames <= frames).ToList();
        var numbers = torn == Torn.Missing ? Numbers(frames) : long.MaxValue;
        var app = EmulatorApp.Build(["--urls", "http://127.0.0.1:0", "--data", place]);
        await using (app)
        {
            await app.StartAsync();
            using var site = new Site();
            site.Begin(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
            var state = await Journey.StateAsync(site);
            // The call after those may be there already; it was about to be acknowledged.
            var next = journey.Steps.Skip(acknowledged.Count).Take(1).Select(step => step.State);
            string[] may = [acknowledged.Count == 0 ? "" : acknowledged[^1].State, .. next];
            // While the workspace is made and set up, it is what is after none of the calls.
            if (!may.Contains(state) && acknowledged.Count > 0)
                wrongs.Add($"Cut at frame {frames}, the next one {torn}: {acknowledged.Count} calls were acknowledged, and the workspace is {Index(state)}.");
            if (acknowledged is [.., { Exchange: var last }] && numbers < last)
                wrongs.Add($"Cut at frame {frames}, the next one {torn}: numbers of exchanges go on behind {numbers}, and {last} was told.");
            wrongs.AddRange(site.Wrongs);
            await app.StopAsync();
        }
    }

    private string Index(string state) => journey.Steps.Select((step, i) => (step, i)).FirstOrDefault(one => one.step.State == state) is ({ } _, var index)
        ? $"what it was after {index + 1}" : state.Length == 0 ? "not there" : "what it never was";

    /// <summary>How far numbers were set aside; read in a copy, so that it is the emulator that mends what was cut.</summary>
    private long Numbers(int frames)
    {
        var place = Directory.CreateDirectory(Path.Combine(directory, "numbers")).FullName;
        Lay(place, frames, Torn.Missing);
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(place, "emulator.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT value FROM meta WHERE name = 'numbers'";
            return command.ExecuteScalar() is long number ? number : 0;
        }
    }

    private void Lay(string place, int frames, Torn torn)
    {
        File.Copy(Path.Combine(directory, "cut-emulator.db"), Path.Combine(place, "emulator.db"), overwrite: true);
        File.WriteAllBytes(Path.Combine(place, "emulator.db-wal"), journey.Log.Cut(frames, torn));
    }
}
