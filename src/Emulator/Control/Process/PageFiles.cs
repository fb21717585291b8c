using System.Security.Cryptography;
using System.Text;

namespace Emulator.Control.Process;

/// <summary>The page's files as they are when the page is first asked for: its text, what it may load, and the version that stands in the address of each file,
/// so that a browser may keep them for ever and never meets old ones in a new page.</summary>
internal sealed class PageFiles
{
    private const string ImportMapStart = "<script type=\"importmap\">", ImportMapEnd = "</script>", Within = "assets/";
    private const int VersionLength = 16;

    private PageFiles(string folder)
    {
        Version = VersionOf(folder);
        var index = File.ReadAllText(Path.Combine(folder, "index.html")).Replace(Within, $"{Within}{Version}/", StringComparison.Ordinal);
        Policy = PolicyOf(index);
        Index = Encoding.UTF8.GetBytes(index);
    }

    /// <summary>Where the files are on this machine.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    /// <summary>Those of this program, read when somebody first asks.</summary>
    public static Lazy<PageFiles> Own { get; } = new(static () => new PageFiles(Folder));

    /// <summary>Another one as soon as a file of the page is another: a part of the SHA-256 of all, in hexadecimal digits.</summary>
    public string Version { get; }

    /// <summary>The page itself, with its files at their addresses, in UTF-8.</summary>
    public byte[] Index { get; }

    /// <summary>The value of Content-Security-Policy.</summary>
    public string Policy { get; }

    private static string VersionOf(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal))
        {
            var content = File.ReadAllBytes(Path.Combine(folder, name));
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{content.Length}\n"));
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..VersionLength];
    }

    /// <summary>Nothing from elsewhere, and no script or style but the page's own files; the import map, which cannot
    /// be a file, is let in by its hash.</summary>
    private static string PolicyOf(string index)
    {
        var start = index.IndexOf(ImportMapStart, StringComparison.Ordinal) + ImportMapStart.Length;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(index[start..index.IndexOf(ImportMapEnd, start, StringComparison.Ordinal)])));
        return $"default-src 'self'; script-src 'self' 'sha256-{hash}'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
