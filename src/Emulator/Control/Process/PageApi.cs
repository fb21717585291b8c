using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Emulator.Control.Process;

/// <summary>The web page: static files that call only the control API. They are open also when the control API wants a token, since they
/// hold nothing and must ask for it.</summary>
internal static class PageApi
{
    private const string ImportMapStart = "<script type=\"importmap\">", ImportMapEnd = "</script>";

    /// <summary>Where the page's scripts and styles are.</summary>
    public const string Assets = "/_emulator/assets";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    /// <summary>The page and what it may load, read when it is first asked for.</summary>
    private static readonly Lazy<(string Index, string Policy)> Read = new(static () =>
    {
        var index = File.ReadAllText(Path.Combine(Folder, "index.html"));
        return (index, Policy(index));
    });

    /// <summary>Serves its scripts and styles.</summary>
    public static void UsePage(this IApplicationBuilder app)
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".mjs"] = types.Mappings[".js"];
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Folder),
            RequestPath = Assets,
            ContentTypeProvider = types,
            OnPrepareResponse = file => Protect(file.Context.Response),
        });
    }

    /// <summary>Maps the page itself.</summary>
    public static void MapPage(this IEndpointRouteBuilder routes) => routes.MapGet("/_emulator/", (HttpContext context) =>
    {
        Protect(context.Response);
        // Everything in the page is said relative to where it is, so it is below its own name.
        return context.Request.Path.Value!.EndsWith('/') ? Results.Text(Read.Value.Index, "text/html; charset=utf-8") : Results.Redirect("_emulator/");
    }).ExcludeFromDescription();

    /// <summary>Nothing from elsewhere, and no script or style but the page's own files; the import map, which cannot
    /// be a file, is let in by its hash.</summary>
    private static string Policy(string index)
    {
        var start = index.IndexOf(ImportMapStart, StringComparison.Ordinal) + ImportMapStart.Length;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(index[start..index.IndexOf(ImportMapEnd, start, StringComparison.Ordinal)])));
        return $"default-src 'self'; script-src 'self' 'sha256-{hash}'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static void Protect(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Read.Value.Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.XFrameOptions = "DENY";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers.CacheControl = "no-cache"; // Asked for again each time, and answered 304: a new version of the emulator is never met with old scripts.
    }
}
