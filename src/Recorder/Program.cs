using System.CommandLine;
using Recorder.Playing;
using Recorder.Taking;

var root = new RootCommand("Records what a vendor answers, masked before anything is written, and plays it again.")
{
    RecordCommand.Make(TimeProvider.System),
    ServeCommand.Make(),
};
var parsed = root.Parse(args);
if (parsed.Errors.Count == 0) return await parsed.InvokeAsync();
await Console.Error.WriteLineAsync(
    "provider-emulator-record: " + string.Join(" ", parsed.Errors.Select(error => error.Message.ReplaceLineEndings(" "))) + " See --help.");
return 1;
