using Emulator.Core.Clock;
using Emulator.Core.Hosting;

namespace Emulator.Core.Workspaces;

/// <summary>What a new workspace is to be.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Fixture"><c>demo</c>, <c>empty</c> or the name of a provider's fixture.</param>
/// <param name="Seed">The seed of its records.</param>
/// <param name="Mode">How its clock goes.</param>
/// <param name="Now">Where its clock starts, or null for the machine's time.</param>
/// <param name="Factor">The factor of a scaled clock.</param>
/// <param name="TimeToLive">After how much real time it is deleted, or null for never.</param>
public sealed record WorkspaceSpec(string Id, string Fixture, long Seed, ClockMode Mode, DateTimeOffset? Now, double Factor, TimeSpan? TimeToLive)
{
    /// <summary>The provider's fixture that is loaded; null for <c>demo</c> and <c>empty</c>.</summary>
    public ChosenFixture? Chosen { get; init; }

    /// <summary>What is said of it; when it ends follows from <see cref="TimeToLive"/>.</summary>
    public WorkspaceTag Tag { get; init; } = WorkspaceTag.None;

    /// <summary>How many workspaces its team may have; null for any number.</summary>
    public int? MostOfTeam { get; init; }
}

/// <summary>Why a workspace was not made.</summary>
public enum NotMade
{
    /// <summary>There is one of this name.</summary>
    Taken,

    /// <summary>There are as many as there may be.</summary>
    TooMany,

    /// <summary>The team has as many as it may have.</summary>
    TooManyOfTeam,
}
