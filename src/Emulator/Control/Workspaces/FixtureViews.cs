using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Contracts.Control;
using Emulator.Core.Effects;
using Emulator.Core.Fixtures;
using Emulator.Core.Hosting;
using Emulator.Core.Keys;

namespace Emulator.Control.Workspaces;

/// <summary>What is told of fixtures. The values that one answers are seen by making it once, on the records that it builds upon.</summary>
internal sealed class FixtureViews
{
    private readonly ConcurrentDictionary<string, FixtureView> made = new(StringComparer.Ordinal);

    /// <summary>The fixture with its parameters, its values and the line to paste.</summary>
    public FixtureView Of(IProvider provider, Fixture fixture) => made.GetOrAdd(fixture.Name, _ => new FixtureView(
        fixture.Name, provider.Name, fixture.Summary, [.. fixture.Parameters.Select(Of)])
    { Values = Values(provider, fixture), Paste = Paste(fixture.Name, fixture.Parameters) });

    /// <summary>The entry of a contract's <c>providerStates</c>, with all parameters at their defaults.</summary>
    public static string Paste(string name, IReadOnlyList<FixtureParameter> parameters)
    {
        var state = new JsonObject { ["name"] = name };
        if (parameters.Count > 0)
            state["params"] = new JsonObject(parameters.Select(one => KeyValuePair.Create(one.Name, JsonSerializer.SerializeToNode(one.Default))));
        return state.ToJsonString(ControlJson.Options);
    }

    private static FixtureParameterView Of(FixtureParameter parameter) =>
        new(parameter.Name, JsonSerializer.SerializeToElement(parameter.Default), parameter.Summary)
        {
            OneOf = parameter.OneOf,
            Min = parameter.Default is int ? parameter.Min : null,
            Max = parameter.Default is int ? parameter.Max : null,
        };

    private static IReadOnlyList<FixtureValueView> Values(IProvider provider, Fixture fixture)
    {
        var now = DateTimeOffset.UnixEpoch.AddYears(50);
        var secrets = new SecretSource();
        var state = provider.Seed(new SeedContext(fixture.On, 1, now, secrets.Next(), HasFixedCredentials: false)).State!;
        var chosen = fixture.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Default);
        var outcome = fixture.Make(new FixtureCall(new Moment(state, now, secrets.Next, 1, static _ => "http://127.0.0.1"), chosen));
        return [.. outcome.Values.OrderBy(value => value.Key, StringComparer.Ordinal)
            .Select(value => new FixtureValueView(value.Key, value.Value is int ? "integer" : "string"))];
    }
}
