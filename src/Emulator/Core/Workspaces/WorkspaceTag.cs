using System.Text.Json.Serialization;
using Emulator.Core.State;

namespace Emulator.Core.Workspaces;

/// <summary>What is said of a workspace from outside its world: a restore and a reset leave it alone.</summary>
/// <param name="Label">What it is for, in free words; null for nothing said.</param>
/// <param name="Owner">Who cares for it, in free words; null for nobody named.</param>
/// <param name="Team">The team that alone sees and changes it; null for none. Never changes.</param>
/// <param name="ExpiresAt">When it is deleted, in real time; null for never.</param>
public sealed record WorkspaceTag(string? Label, string? Owner, string? Team, DateTimeOffset? ExpiresAt) : IRow<int>
{
    /// <summary>Nothing is said.</summary>
    public static WorkspaceTag None { get; } = new(null, null, null, null);

    /// <inheritdoc/>
    [JsonIgnore]
    public int Id => 1;
}
