using System.Text.Json;
using Contracts.Control;
using Emulator.Core.Hosting;
using Emulator.Core.Workspaces;
using Emulator.Tests.Fourth.Contracts.Larkfield;
using Microsoft.Extensions.DependencyInjection;

namespace Emulator.Tests.Fourth.Tests.Larkfield;

/// <summary>What the emulator tells of a provider by itself: coverage, document, workspace, list, banner.</summary>
public class ShownTests
{
    [Fact]
    public async Task The_coverage_and_the_OpenAPI_document_have_it()
    {
        var http = (await LarkfieldHost.EmulatorAsync()).Http;
        var coverage = (await new ControlClient(http).CoverageAsync())["larkfield"];
        Assert.Equal(["emulated", "emulated", "unsupported", "emulated", "emulated"], coverage.Operations.Select(operation => operation.State));
        Assert.Contains(coverage.Rules, rule => rule is { Name: "key", Evidence: "documented" });
        var document = JsonDocument.Parse(await http.GetStringAsync("/_emulator/openapi/larkfield.json")).RootElement;
        var get = document.GetProperty("paths").GetProperty("/v1/absences/{id}").GetProperty("get");
        Assert.Equal("observed", get.GetProperty("x-evidence").GetProperty("evidence").GetString());
        var control = JsonDocument.Parse(await http.GetStringAsync("/_emulator/openapi.json")).RootElement.GetProperty("paths");
        Assert.True(control.TryGetProperty("/_emulator/workspaces/{ws}/larkfield/absences/{id}/approve", out _));
    }

    [Fact]
    public async Task The_workspace_and_the_list_of_providers_have_it()
    {
        await using var workspace = await LarkfieldHost.NewWorkspaceAsync();
        var control = new ControlClient(workspace.Http);
        var given = (await control.Workspace(workspace.Id).ReadAsync()).Provider<LarkfieldWorkspace>("larkfield");
        Assert.Equal(new Uri(workspace.Http.BaseAddress!, "/larkfield").ToString(), given.BaseUrl);
        var told = (await control.ProvidersAsync()).Single(provider => provider.Name == "larkfield");
        Assert.Equal(("Larkfield HR", "larkfield", "LARKFIELD_KEY", true), (told.Title, told.WorkspaceMember, told.SecretName, told.HasAdministration));
        Assert.Equal([new SurfaceView("larkfield", "/larkfield", "api.larkfield.example")], told.Surfaces);
        var shown = (await workspace.MustAsync(HttpMethod.Get, "providers")).GetProperty("larkfield");
        Assert.Equal(given.ApiKey, shown.GetProperty("groups")[0].GetProperty("facts")[1].GetProperty("text").GetString());
        Assert.Equal(404, (await workspace.ControlAsync(HttpMethod.Get, "providers/nobody/screen")).Status);
    }

    [Fact]
    public async Task The_banner_has_it_with_a_call_that_works()
    {
        var emulator = await LarkfieldHost.EmulatorAsync();
        using var output = new StringWriter();
        var services = emulator.App.Services;
        var root = emulator.Http.BaseAddress!.ToString().TrimEnd('/');
        var tenant = services.GetRequiredService<WorkspaceRegistry>().Find(WorkspaceRegistry.DefaultId)!;
        Banner.Write(output, root, tenant, services.GetRequiredService<ProviderCatalog>(), services.GetRequiredService<EmulatorSettings>(), null);
        var text = output.ToString();
        Assert.Contains($"{root}/larkfield  (stands for api.larkfield.example)", text);
        var example = text.Split('\n').Single(line => line.Contains("curl", StringComparison.Ordinal) && line.Contains("larkfield", StringComparison.Ordinal));
        var answer = await Support.Shell.RunAsync(example.Trim().Replace("curl ", "curl --silent --fail ", StringComparison.Ordinal));
        Assert.Contains("Nadia Novak", answer.Output);
    }
}
