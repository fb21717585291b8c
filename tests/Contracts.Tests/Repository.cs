namespace Contracts.Tests;

/// <summary>Where the committed contracts are.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Emulator.sln"))) return folder.FullName;
        throw new InvalidOperationException("The tests run inside the repository: no Emulator.sln above " + AppContext.BaseDirectory);
    }
}
