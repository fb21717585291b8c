using System.CommandLine;
using System.Globalization;
using Contracts.Control;
using Emulator.Core.Hosting;
using Emulator.Core.Journal;
using Emulator.Core.Store;
using Emulator.Core.Webhooks;
using Emulator.Core.Workspaces;
using Microsoft.Data.Sqlite;

namespace Emulator;

/// <summary><c>Emulator data check|export|import</c>: what is kept in a directory, while no emulator has hold of it.</summary>
internal static class DataCommand
{
    /// <summary>The command with its parts.</summary>
    public static Command Make()
    {
        var directory = new Option<string>("--data") { Description = "The directory.", Required = true };
        var file = new Argument<string>("FILE") { Description = "The export; - for the standard output or input." };
        var check = new Command("check", "Tell whether all that is kept can be read; exit code 1 when something cannot.") { directory };
        check.SetAction(parsed => Guard(() => Check(parsed.GetValue(directory)!)));
        var export = new Command("export", "Write all that is kept to a file, secrets included.") { directory, file };
        export.SetAction(parsed => Guard(() => Export(parsed.GetValue(directory)!, parsed.GetValue(file)!)));
        var import = new Command("import", "Read an export into an empty directory: all of it, or nothing.") { directory, file };
        import.SetAction(parsed => Guard(() => Import(parsed.GetValue(directory)!, parsed.GetValue(file)!)));
        return new Command("data", "Check, export and import what is kept with --data.") { check, export, import };
    }

    private static int Guard(Func<int> run)
    {
        try
        {
            return run();
        }
        catch (Exception error) when (error is NotKeptException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return Say(error.Message);
        }
        catch (SqliteException error)
        {
            return Say("What is kept cannot be read or written: " + error.Message);
        }
    }

    private static int Say(string mistake)
    {
        Console.Error.WriteLine("Emulator: " + mistake.ReplaceLineEndings(" "));
        return 1;
    }

    private static int Check(string directory)
    {
        using var deliveries = new DeliveryWorker(new DeliverySettings());
        var house = new WorkspaceHouse(new ProviderCatalog(ProviderList.All), new CredentialDirectory(), deliveries, new JournalSettings(), new Bounds())
        {
            Areas = [new WorkspaceArea(Scenarios.ScenarioState.Area, new Scenarios.ScenarioState())],
        };
        using var file = Existing(directory);
        var wrong = file.Mistakes().ToList();
        var reader = new StoreReader(file, new StoreFormats(house, ControlJson.Options));
        var (workspaces, rows, exchanges) = (0, 0L, 0L);
        foreach (var kept in reader.List())
        {
            try
            {
                var saved = reader.Load(kept.Key, kept.Name);
                saved.History!();
                workspaces++;
                rows += saved.State.Areas.Sum(area => area.Value.Tables.Sum(table => (long)table.Value.Count));
                exchanges += saved.Journal.Sum(records => JournalRecords.Numbers(records).Count);
            }
            catch (NotKeptException error)
            {
                wrong.Add(error.Message);
            }
        }

        try
        {
            reader.Rows();
        }
        catch (NotKeptException error)
        {
            wrong.Add(error.Message);
        }

        foreach (var line in wrong) Say(line);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{workspaces} workspaces, {rows} rows, {exchanges} exchanges can be read."));
        return wrong.Count == 0 ? 0 : 1;
    }

    private static int Export(string directory, string target)
    {
        using var file = Existing(directory);
        using var connection = file.Connect();
        if (target == "-")
        {
            StoreDump.Export(connection, Console.Out);
            return 0;
        }

        // Half an export is none: it has its name when it is whole. It holds secrets, as the directory does.
        var part = target + ".part";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var lines = new StreamWriter(part, options)) StoreDump.Export(connection, lines);
        File.Move(part, target, overwrite: true);
        Console.WriteLine($"Exported to {target}.");
        return 0;
    }

    private static int Import(string directory, string source)
    {
        using var lines = source == "-" ? Console.In : new StreamReader(source);
        using var file = StoreFile.Open(directory);
        using var connection = file.Connect();
        var count = StoreDump.Import(connection, lines);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Imported {count} workspaces into {directory}."));
        return 0;
    }

    private static StoreFile Existing(string directory) => File.Exists(Path.Combine(directory, StoreFile.Name))
        ? StoreFile.Open(directory) : throw new NotKeptException($"Nothing is kept in {directory}: there is no {StoreFile.Name}.");
}
