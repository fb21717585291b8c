namespace Emulator.Tests.Support;

/// <summary>A folder of a test, outside the repository, deleted when disposed.</summary>
public sealed class ScratchFolder : IDisposable
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("emulator-test-").FullName;

    /// <summary>Copies a file of the repository to the same place here.</summary>
    public void Copy(string file) => Write(file, File.ReadAllText(Repository.At(file)));

    /// <summary>Writes a file, by its path with slashes.</summary>
    public void Write(string file, string text)
    {
        var target = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
        File.WriteAllText(target, text);
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A file that is still open is left to the system's own cleaning.
        }
    }
}
