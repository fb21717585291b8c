namespace Emulator.Control;

/// <summary>The web page: static files that call only the control API.</summary>
internal static class PageApi
{
    public static void MapPage(this WebApplication app)
    {
        var index = Path.Combine(AppContext.BaseDirectory, "wwwroot", "index.html");
        app.MapGet("/_emulator/", () => Results.File(index, "text/html; charset=utf-8")).ExcludeFromDescription();
    }
}
