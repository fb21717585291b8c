using System.Text.Json;
using Emulator.Core.Fixtures;

namespace Emulator.Core.Hosting;

/// <summary>A fixture with its provider and what was chosen of its parameters.</summary>
/// <param name="Provider">Whose fixture it is.</param>
/// <param name="Fixture">The fixture.</param>
/// <param name="Parameters">What was chosen, defaults included.</param>
public sealed record ChosenFixture(IProvider Provider, Fixture Fixture, IReadOnlyDictionary<string, object> Parameters)
{
    /// <summary>The choice, or null with what is wrong by parameter.</summary>
    public static ChosenFixture? Read(
        IProvider provider, Fixture fixture, IReadOnlyDictionary<string, JsonElement> given, out IReadOnlyDictionary<string, string> mistakes)
    {
        var wrong = new Dictionary<string, string>();
        mistakes = wrong;
        var chosen = fixture.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Default);
        foreach (var (name, value) in given)
        {
            if (fixture.Parameters.FirstOrDefault(parameter => parameter.Name == name) is not { } parameter)
                wrong[name] = fixture.Parameters.Count == 0
                    ? "this fixture has no parameters"
                    : $"no parameter of this fixture; it has {string.Join(", ", fixture.Parameters.Select(known => known.Name))}";
            else if (parameter.Read(value, out var mistake) is { } read) chosen[name] = read;
            else wrong[name] = mistake!;
        }

        return wrong.Count == 0 ? new ChosenFixture(provider, fixture, chosen) : null;
    }
}
