using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Emulator.Control.Process;

/// <summary>The web page: static files that call only the control API. They are open also when the control API wants a token, since they
/// hold nothing and must ask for it.</summary>
internal static class PageApi
{
    /// <summary>Where the page's scripts and styles are.</summary>
    public const string Assets = "/_emulator/assets";

    /// <summary>What is at an address with the version in it stays what it is.</summary>
    private const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>Asked for again each time, and answered 304: a new version of the emulator is never met with an old page.</summary>
    private const string Again = "no-cache";

    /// <summary>Serves its scripts and styles, each under the version that the page names, and without it.</summary>
    public static void UsePage(this IApplicationBuilder app)
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".mjs"] = types.Mappings[".js"];
        app.Use(PassVersionAsync);
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(PageFiles.Folder),
            RequestPath = Assets,
            ContentTypeProvider = types,
            OnPrepareResponse = static file => Protect(file.Context.Response, file.Context.Items.ContainsKey(typeof(PageFiles)) ? ForEver : Again),
        });
    }

    /// <summary>Maps the page itself.</summary>
    public static void MapPage(this IEndpointRouteBuilder routes) => routes.MapGet("/_emulator/", (HttpContext context) =>
    {
        Protect(context.Response, Again);
        // Everything in the page is said relative to where it is, so it is below its own name.
        return !context.Request.Path.Value!.EndsWith('/') ? Results.Redirect("_emulator/") : Results.Bytes(
            PageFiles.Own.Value.Index,
            "text/html; charset=utf-8",
            entityTag: new EntityTagHeaderValue($"\"{PageFiles.Own.Value.Version}\"", isWeak: true));
    }).ExcludeFromDescription();

    /// <summary>Takes the version out of an address; another version than this one's is not there.</summary>
    private static Task PassVersionAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments(Assets, StringComparison.OrdinalIgnoreCase, out var rest)
            && rest.StartsWithSegments("/" + PageFiles.Own.Value.Version, StringComparison.Ordinal, out var file))
        {
            context.Request.Path = Assets + file;
            context.Items[typeof(PageFiles)] = true;
        }

        return next(context);
    }

    private static void Protect(HttpResponse response, string keeping)
    {
        response.Headers.ContentSecurityPolicy = PageFiles.Own.Value.Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.XFrameOptions = "DENY";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers.CacheControl = keeping;
    }
}
