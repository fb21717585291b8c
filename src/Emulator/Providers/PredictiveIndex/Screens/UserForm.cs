using System.Collections.Immutable;
using System.Net.Mail;
using Contracts.Control;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Screens;

/// <summary>Reads the members of the user screens and notes what is wrong with them.</summary>
internal sealed class UserForm(PredictiveIndexState state)
{
    /// <summary>What is wrong, by member.</summary>
    public Dictionary<string, string[]> Errors { get; } = [];

    /// <summary>A text that must be given.</summary>
    public string Required(string name, string? value)
    {
        if (string.IsNullOrWhiteSpace(value) || value.Any(char.IsControl)) Errors[name] = ["A line of text is required."];
        return value ?? "";
    }

    /// <summary>An e-mail address that must be given; it need not exist.</summary>
    public string Email(string? value)
    {
        if (string.IsNullOrWhiteSpace(value) || !MailAddress.TryCreate(value, out var address) || address.Address != value)
            Errors["email"] = ["An e-mail address is required."];
        return value ?? "";
    }

    /// <summary>A role by its name.</summary>
    public Role? Role(string? value, bool isRequired)
    {
        if (value is null && !isRequired) return null;
        foreach (var role in Enum.GetValues<Role>())
            if (role.ToString().Equals(value, StringComparison.OrdinalIgnoreCase)) return role;
        Errors["role"] = [$"One of {string.Join(", ", Enum.GetNames<Role>())}."];
        return null;
    }

    /// <summary>The path of a folder that exists, as it is spelled there.</summary>
    public string? Folder(string name, string? value)
    {
        if (value is not null && state.FolderAt(value) is { } folder) return folder.Path;
        Errors[name] = [$"There is no folder “{value}”."];
        return null;
    }

    /// <summary>The paths of folders that exist.</summary>
    public IEnumerable<string> Folders(string name, IReadOnlyList<string>? values)
    {
        if (values is null) Errors[name] = ["A list of folders."];
        return [.. (values ?? []).Select(path => Folder(name, path)).OfType<string>()];
    }

    /// <summary>A switch; null when it is left as it is.</summary>
    public bool? Flag(string name, Patch<bool?> given)
    {
        if (given is { IsGiven: true, Value: null }) Errors[name] = ["True or false."];
        return given.Value;
    }

    /// <summary>The grants with root and default folder, which always stay.</summary>
    public ImmutableArray<string> Grants(IEnumerable<string> folders, string defaultFolder) =>
        [.. new[] { state.RootFolder, defaultFolder }.Concat(folders).Distinct(StringComparer.OrdinalIgnoreCase)];
}
