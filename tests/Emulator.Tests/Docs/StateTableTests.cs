using System.Text;
using Contracts.Control;
using Emulator.Tests.Support;

namespace Emulator.Tests.Docs;

/// <summary><c>docs/states.md</c> is made from <c>GET /_emulator/fixtures</c>. To make it anew: <c>UPDATE_README=1 ./test.sh --filter StateTable</c>.</summary>
public class StateTableTests
{
    [Fact]
    public async Task The_document_of_the_states_is_what_the_program_tells()
    {
        var made = Make(await new ControlClient(await EmulatorHost.ClientAsync()).FixturesAsync());
        var file = Repository.At("docs/states.md");
        if (Environment.GetEnvironmentVariable("UPDATE_README") == "1") await File.WriteAllTextAsync(file, made);
        Assert.True(
            File.Exists(file) && await File.ReadAllTextAsync(file) == made,
            "The fixtures have changed. To bring docs/states.md up to date: UPDATE_README=1 ./test.sh --filter StateTable");
    }

    [Fact]
    public async Task Each_state_tells_what_it_answers()
    {
        var http = await EmulatorHost.ClientAsync();
        var control = new ControlClient(http);
        foreach (var fixture in (await control.FixturesAsync()).Where(fixture => fixture.Provider is not null))
        {
            var made = await control.CreateAsync(new WorkspaceRequest { Fixture = fixture.Name });
            Assert.Equal(
                made.FixtureValues.Select(value => (value.Key, value.Value.ValueKind == System.Text.Json.JsonValueKind.Number ? "integer" : "string"))
                    .OrderBy(value => value.Key, StringComparer.Ordinal),
                fixture.Values.Select(value => (value.Name, value.Type)));
            await control.Workspace(made.Id).DeleteAsync();
        }
    }

    private static string Make(IReadOnlyList<FixtureView> fixtures)
    {
        var text = new StringBuilder(
            "# Provider states\n\nEach is a fixture: a first state of a workspace, by hand or in a contract. `GET /_emulator/fixtures` tells the "
            + "same. Every state takes `now` besides, the\n"
            + "instant at which its clock stands, and answers `workspace`. This document is made from the program, and a "
            + "test keeps it equal.\n");
        foreach (var fixture in fixtures)
        {
            text.Append($"\n## {fixture.Name}\n\n{fixture.Summary}\n\n```json\n{fixture.Paste}\n```\n");
            if (fixture.Parameters.Count > 0) text.Append("\n| parameter | allowed | usual | meaning |\n| --- | --- | --- | --- |\n");
            foreach (var one in fixture.Parameters) text.Append($"| `{one.Name}` | {Allowed(one)} | `{one.Default}` | {one.Summary} |\n");
            if (fixture.Values.Count > 0)
                text.Append($"\nValues: {string.Join(", ", fixture.Values.Select(value => $"`{value.Name}`{(value.Type == "integer" ?
                    " (integer)" : "")}"))}.\n");
        }

        return text.ToString();
    }

    private static string Allowed(FixtureParameterView one) =>
        one.OneOf.Count > 0 ? string.Join(", ", one.OneOf.Select(value => $"`{value}`"))
        : one.Min is not null ? $"{one.Min} to {one.Max}"
        : one.Default.ValueKind is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False ? "`true`, `false`" : "a text";
}
