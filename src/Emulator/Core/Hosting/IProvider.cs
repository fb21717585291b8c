using System.Text.Json;
using Emulator.Core.Agenda;
using Emulator.Core.Effects;
using Emulator.Core.Fixtures;
using Emulator.Core.Judging;
using Emulator.Core.Screens;
using Emulator.Core.State;
using Emulator.Core.Wire;

namespace Emulator.Core.Hosting;

/// <summary>A provider that the emulator plays: its addresses, operations, order of checks, words and records. Everything
/// that Core needs to know of it.</summary>
public interface IProvider
{
    /// <summary>The name in journal, webhooks and control paths, in kebab case.</summary>
    string Name { get; }

    /// <summary>The name for a person.</summary>
    string Title { get; }

    /// <summary>The member of the workspace's body that describes it, in camelCase.</summary>
    string WorkspaceMember { get; }

    /// <summary>Its addresses.</summary>
    IReadOnlyList<Surface> Surfaces { get; }

    /// <summary>Its operations on all surfaces: the route table.</summary>
    IReadOnlyList<Operation> Operations { get; }

    /// <summary>Whether literal parts of its paths are compared without regard to case.</summary>
    bool IgnoresPathCase { get; }

    /// <summary>Whether the vendor's framework routes HEAD as GET and takes several slashes for one.</summary>
    bool IsLenientAboutPaths => false;

    /// <summary>Whether it reads parameters and members in any case.</summary>
    bool IgnoresMemberCase => IgnoresPathCase;

    /// <summary>The names of its headers, parameters and members that carry secrets, to be masked wherever they are shown.</summary>
    IReadOnlyList<string> SensitiveNames => [];

    /// <summary>How its wire records are written, for the schemas of its OpenAPI document.</summary>
    JsonSerializerOptions WireJson => JsonSerializerOptions.Web;

    /// <summary>Rules that no check shows, for the coverage.</summary>
    IReadOnlyList<Rule> Rules { get; }

    /// <summary>Its words.</summary>
    IDialect Dialect { get; }

    /// <summary>What the vendor's screens and staff do.</summary>
    IReadOnlyList<ControlRoute> Control { get; }

    /// <summary>What people do there, with the states in which they can: each carried out by one of the control routes.</summary>
    IReadOnlyList<Act> Acts => [];

    /// <summary>What the emulator's page shows of it besides: credentials, the vendor's administration screen.</summary>
    ProviderPages Pages => ProviderPages.None;

    /// <summary>The clients that a workspace has credentials for, by the names that scenarios use.</summary>
    IReadOnlyList<string> Callers => [];

    /// <summary>How a client signs its calls; null when there is none of this name.</summary>
    /// <param name="caller">One of <see cref="Callers"/>, or what names one credential among several.</param>
    /// <param name="claims">What the credential is to say that it usually does not, where it says anything.</param>
    /// <param name="surface">The surface that is called.</param>
    /// <param name="moment">The provider's records and the instant.</param>
    CallerCredential? Sign(string caller, IReadOnlyDictionary<string, JsonElement> claims, Surface surface, Moment moment) => null;

    /// <summary>Who made a call, so that <see cref="Sign"/> would sign a like one; null when that cannot be told.</summary>
    RecognisedCaller? Recognise(Request request, Moment moment) => null;

    /// <summary>The checks of a surface, in the provider's order.</summary>
    IReadOnlyList<Check> ChecksOf(Surface surface);

    /// <summary>Reads, without judging, which credential the call carries; null when none.</summary>
    Credential? Identify(Request request, RouteMatch match);

    /// <summary>The records, credentials and agenda of a fresh workspace.</summary>
    Change Seed(SeedContext context);

    /// <summary>Every candidate, applicant and taker, and what of theirs has a life, each in its state at this moment.</summary>
    IEnumerable<ActSubject> People(Moment moment) => [];

    /// <summary>First states with a name of their own, for people and for contracts.</summary>
    IReadOnlyList<Fixture> Fixtures => [];

    /// <summary>Carries out an agenda entry of this provider. Pure.</summary>
    Happening Run(AgendaEntry entry, Moment moment);

    /// <summary>The credentials a person starts with, one line each, for the console at start.</summary>
    IEnumerable<string> Credentials(ProviderState state) => [];

    /// <summary>One <c>curl</c> line that works with the credentials of this state, for the console at start and the read-me.</summary>
    /// <param name="state">The provider's records in the default workspace.</param>
    /// <param name="root">The emulator's address, without a slash at the end.</param>
    string Example(ProviderState state, string root) => $"curl {root}{Surfaces[0].Prefix}/";

    /// <summary>The provider's part of the workspace's body: addresses and credentials.</summary>
    object Describe(Moment moment);
}

/// <summary>What of a provider can be set at the start, beside what its screens set for one workspace: the provider's class takes it in its constructor, and
/// the settings named after the provider's folder are bound to it.</summary>
public interface IProviderOptions
{
    /// <summary>What is wrong with the values, one sentence each.</summary>
    IEnumerable<string> Mistakes();
}
