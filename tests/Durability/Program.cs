using System.Globalization;
using Durability.Cluster;
using Durability.Kills;
using Durability.Power;

// dotnet run -c Release --project tests/Durability -- kills [--rounds 1000] [--seed 1] [--longest 1500] [--data DIR]
//     kills the emulator in the midst of what its clients do, again and again on one directory: all that they were told must hold
// dotnet run -c Release --project tests/Durability -- power [--calls 400] [--every 1]
//     cuts the power at each place of the write-ahead log: all that was acknowledged up to there must be there, and nothing by half
// dotnet run -c Release --project tests/Durability -- cluster --database "Host=127.0.0.1;Port=5432;Database=…" [--rounds 48] [--lease 5] [--seed 1]
//     kills, freezes, cuts off and ends one of three nodes in the midst of what 32 clients do; the database is empty at first
// The exit code is 1 when something was wrong; a seed repeats what is by chance.
string? After(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
int Number(string name, int usual) => After(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;

var emulator = After("--emulator") ?? Path.Combine(AppContext.BaseDirectory, "Emulator.dll");
IReadOnlyCollection<string> wrongs;
switch (args)
{
    case ["kills", ..]:
        var seed = Number("--seed", Environment.TickCount & 0xFFFF);
        var directory = After("--data") ?? Directory.CreateTempSubdirectory("durability-").FullName;
        Console.WriteLine($"seed {seed}, data in {directory}");
        wrongs = await new KillRun(emulator, directory, seed, TimeSpan.FromMilliseconds(Number("--longest", 1500)))
            .RunAsync(Number("--rounds", 1000), Console.WriteLine);
        break;
    case ["power", ..]:
        var place = Directory.CreateTempSubdirectory("durability-").FullName;
        var journey = await Journey.MakeAsync(emulator, place, Number("--calls", 400));
        Console.WriteLine($"{journey.Steps.Count} calls, {journey.Log.Frames} frames, in {place}");
        (wrongs, var opened) = await new PowerRun(place, journey).RunAsync(Number("--every", 1), Console.WriteLine);
        Console.WriteLine($"{opened} cuts opened, {wrongs.Count} violations");
        break;
    case ["cluster", ..] when After("--database") is { } database:
        var by = Number("--seed", Environment.TickCount & 0xFFFF);
        Console.WriteLine($"seed {by}");
        wrongs = await new ClusterRun(emulator, database, by, TimeSpan.FromSeconds(Number("--lease", 5))).RunAsync(Number("--rounds", 48), Console.WriteLine);
        break;
    default:
        Console.Error.WriteLine("kills, power or cluster --database …");
        return 2;
}

foreach (var wrong in wrongs.Take(20)) Console.Error.WriteLine(wrong);
return wrongs.Count == 0 ? 0 : 1;
