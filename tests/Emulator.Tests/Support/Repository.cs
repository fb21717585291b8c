namespace Emulator.Tests.Support;

/// <summary>The files of this repository, for the tests that read them.</summary>
public static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>A file or folder by its path from the root, written with slashes.</summary>
    public static string At(string path) => Path.Combine(Root, path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>The C# files under a folder, without what the build makes; paths from the root, with slashes.</summary>
    public static IReadOnlyList<string> CodeUnder(string folder) =>
        [.. Directory.EnumerateFiles(At(folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal)];

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Emulator.sln"))) return folder.FullName;
        throw new InvalidOperationException("The tests run inside the repository: no Emulator.sln above " + AppContext.BaseDirectory);
    }
}
