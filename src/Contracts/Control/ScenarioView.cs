namespace Contracts.Control;

/// <summary>A shipped scenario.</summary>
/// <param name="Name">The name by which it is started.</param>
/// <param name="Title">What it is about.</param>
/// <param name="About">More words, or null.</param>
/// <param name="Steps">How many steps it has.</param>
public sealed record ScenarioView(string Name, string Title, string? About, int Steps);

/// <summary>Something that is wrong in a scenario's text.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Member">Which part it is; empty for the text as a whole.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Nearest">The valid word that is nearest to what was written, or null.</param>
public sealed record MistakeView(int Line, int Column, string Member, string Message, string? Nearest);

/// <summary>What a check found.</summary>
/// <param name="Valid">Whether the scenario can run.</param>
/// <param name="Title">Its title, when it can.</param>
/// <param name="Steps">How many steps it has, when it can.</param>
/// <param name="Mistakes">What is wrong, in the order of the text.</param>
public sealed record ScenarioCheckView(bool Valid, string? Title, int? Steps, IReadOnlyList<MistakeView> Mistakes);
