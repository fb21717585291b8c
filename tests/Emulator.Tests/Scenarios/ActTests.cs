using System.Reflection;
using System.Text.Json;
using Emulator.Core.Screens;
using Emulator.Tests.Support;

namespace Emulator.Tests.Scenarios;

/// <summary>The description of what people do is what the control routes really take: the state machine has one home.</summary>
public class ActTests
{
    public static TheoryData<string, string, string> ActsInStates()
    {
        var all = new TheoryData<string, string, string>();
        foreach (var provider in ProviderList.All)
            foreach (var kind in provider.Acts.Where(act => !act.From.IsEmpty).GroupBy(act => act.Subject))
                foreach (var state in kind.SelectMany(act => act.From.Add(act.To!)).Distinct())
                    foreach (var act in kind) all.Add(provider.Name, act.Name, state);
        return all;
    }

    [Theory]
    [MemberData(nameof(ActsInStates))]
    public async Task A_control_route_takes_an_act_in_just_the_states_of_its_description(string providerName, string name, string state)
    {
        var provider = ProviderList.All.Single(one => one.Name == providerName);
        var act = provider.Acts.Single(one => one.Name == name);
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var start = provider.Acts.Where(one => one.Subject == act.Subject).SelectMany(one => one.From)
            .Distinct().Single(one => provider.Acts.All(other => other.To != one));
        var id = (await SubjectsAsync(workspace, providerName)).First(subject =>
            subject.GetProperty("kind").GetString() == act.Subject && subject.GetProperty("state").GetString() == start).GetProperty("id").GetString()!;
        if (state != start)
            await workspace.MustAsync(HttpMethod.Post, provider.Acts.Single(one => one.Subject == act.Subject && one.To == state).PathFor(id), new { });

        var before = await SubjectAsync(workspace, providerName, id);
        var answer = await workspace.ControlAsync(new HttpMethod(act.Method), act.PathFor(id), new { });
        var after = await SubjectAsync(workspace, providerName, id);

        Assert.Equal(state, before.GetProperty("state").GetString());
        Assert.Equal(act.IsLegalIn(state), before.GetProperty("acts").EnumerateArray().Any(button => button.GetProperty("name").GetString() == name));
        Assert.Equal(act.IsLegalIn(state) ? 200 : 409, answer.Status);
        Assert.Equal(act.IsLegalIn(state) ? act.To : state, after.GetProperty("state").GetString());
    }

    [Fact]
    public void Every_control_route_that_changes_something_is_an_act_and_every_act_is_a_route()
    {
        foreach (var provider in ProviderList.All)
        {
            var routes = provider.Control.Where(route => route.Method != "GET")
                .Select(route => $"{route.Method} {provider.Name}/{route.Template}").Order(StringComparer.Ordinal);
            Assert.Equal(routes, provider.Acts.Select(act => $"{act.Method} {act.Path}").Order(StringComparer.Ordinal));
            Assert.Equal(provider.Acts.Count, provider.Acts.Select(act => act.Name).Distinct().Count());
        }
    }

    [Fact]
    public void The_members_of_an_act_are_those_of_the_routes_body()
    {
        foreach (var provider in ProviderList.All)
        {
            foreach (var act in provider.Acts.Where(act => !act.IsInQuery))
            {
                var body = provider.Control.Single(route => route.Method == act.Method && $"{provider.Name}/{route.Template}" == act.Path).BodyType;
                Assert.Equal(body is null ? [] : Names(body, "", act), act.Members.Select(member => member.Name).Order(StringComparer.Ordinal));
            }
        }
    }

    [Fact]
    public async Task Choices_and_required_members_are_what_the_routes_ask_for()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        foreach (var subject in (await SubjectsAsync(workspace, "kelio")).Where(subject => subject.GetProperty("kind").GetString() == "application").Take(3))
        {
            foreach (var button in subject.GetProperty("acts").EnumerateArray())
            {
                var members = button.GetProperty("members").EnumerateArray().Where(member => member.GetProperty("required").GetBoolean()).ToList();
                foreach (var choice in members[0].GetProperty("choices").EnumerateArray())
                {
                    var body = members.ToDictionary(member => member.GetProperty("name").GetString()!, member => member.GetProperty("choices")[0].GetString()!);
                    body[members[0].GetProperty("name").GetString()!] = choice.GetString()!;
                    await workspace.MustAsync(HttpMethod.Post, button.GetProperty("path").GetString()!, body);
                }

                Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Post, button.GetProperty("path").GetString()!, new { })).Status);
            }
        }
    }

    [Fact]
    public async Task A_score_can_be_chosen_for_every_factor_that_the_button_offers()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var invited = (await SubjectsAsync(workspace, "key-predict")).First(subject => subject.GetProperty("state").GetString() == "invited");
        var complete = invited.GetProperty("acts").EnumerateArray().Single(button => button.GetProperty("title").GetString() == "Complete");
        var factors = complete.GetProperty("members").EnumerateArray().Select(member => member.GetProperty("name").GetString()!)
            .Where(member => member.StartsWith("scores.factors.", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(factors);
        var scores = new { factors = factors.ToDictionary(factor => factor["scores.factors.".Length..], _ => 5) };
        await workspace.MustAsync(HttpMethod.Post, complete.GetProperty("path").GetString()!, new { scores });
    }

    [Fact]
    public async Task A_person_who_is_at_several_providers_is_one_person()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var email = (await workspace.MustAsync(HttpMethod.Get, "people?provider=kelio"))[0].GetProperty("email").GetString()!;
        using (await workspace.PiAsync(
            HttpMethod.Post, "/api/v1/behavioralassessments", new { firstName = "Zoé", lastName = "Lame", email = email.ToUpperInvariant() })) { }
        var found = await workspace.MustAsync(HttpMethod.Get, $"people?q={Uri.EscapeDataString(email.ToUpperInvariant())}");
        Assert.Equal(1, found.GetArrayLength());
        var subjects = found[0].GetProperty("subjects").EnumerateArray().ToList();
        Assert.Equal(
            ["kelio", "predictive-index"], subjects.Select(subject => subject.GetProperty("provider").GetString()!).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(
            subjects, subject => subject.GetProperty("title").GetString() == "Behavioral assessment" && subject.GetProperty("state").GetString() == "sent");
    }

    [Fact]
    public async Task People_are_found_by_name_state_and_id_and_an_unknown_provider_is_refused()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var all = await workspace.MustAsync(HttpMethod.Get, "people");
        var first = all[0].GetProperty("name").GetString()!;
        Assert.All(
            (await workspace.MustAsync(HttpMethod.Get, $"people?q={Uri.EscapeDataString(first)}")).EnumerateArray(),
            person => Assert.Contains(first, person.GetRawText(), StringComparison.OrdinalIgnoreCase));
        Assert.NotEqual(0, (await workspace.MustAsync(HttpMethod.Get, "people?q=completed&provider=key-predict")).GetArrayLength());
        Assert.Equal(0, (await workspace.MustAsync(HttpMethod.Get, "people?q=nobody-has-this-name")).GetArrayLength());
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Get, "people?provider=other")).Status);
    }

    [Fact]
    public async Task The_whole_vocabulary_is_told()
    {
        using var client = await EmulatorHost.ClientAsync();
        var told = JsonDocument.Parse(await client.GetStringAsync("/_emulator/acts")).RootElement.EnumerateArray()
            .Select(act => $"{act.GetProperty("provider").GetString()}: {act.GetProperty("name").GetString()} from {act.GetProperty("from").GetArrayLength()}");
        Assert.Equal(ProviderList.All.SelectMany(provider => provider.Acts.Select(act => $"{provider.Name}: {act.Name} from {act.From.Length}")), told);
    }

    private static async Task<IEnumerable<JsonElement>> SubjectsAsync(TestWorkspace workspace, string provider) =>
        (await workspace.MustAsync(HttpMethod.Get, $"people?provider={provider}")).EnumerateArray()
            .SelectMany(person => person.GetProperty("subjects").EnumerateArray());

    private static async Task<JsonElement> SubjectAsync(TestWorkspace workspace, string provider, string id) =>
        (await SubjectsAsync(workspace, provider)).Single(subject =>
            subject.GetProperty("id").GetString() == id && subject.GetProperty("kind").GetString() == "assessment");

    private static IEnumerable<string> Names(Type type, string prefix, Act act)
    {
        var names = from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    let name = prefix + char.ToLowerInvariant(property.Name[0]) + property.Name[1..]
                    let inner = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType
                    from one in inner.IsGenericType && inner.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) ? [name + ".*"]
                        : inner.Namespace == type.Namespace && inner.IsClass ? Names(inner, name + ".", act)
                        : [name]
                    where one is not ("after" or "scores.synthesis.e") || act.Members.Any(member => member.Name == one)
                    where !one.StartsWith("scores.", StringComparison.Ordinal) || act.Name.StartsWith("complete", StringComparison.Ordinal)
                    select one;
        return names.Order(StringComparer.Ordinal);
    }
}
