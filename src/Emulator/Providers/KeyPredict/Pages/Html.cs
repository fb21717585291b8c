using System.Net;
using System.Text;
using Emulator.Core.Access;

namespace Emulator.Providers.KeyPredict.Pages;

/// <summary>The frame of the provider's public pages: plain HTML that works without scripts and on a phone. The layout is our own.</summary>
internal static class Html
{
    private const string Style = """
        body{margin:0;font:16px/1.5 "DejaVu Sans",sans-serif;color:#222;background:#f3f5f8;overflow-wrap:anywhere}
        main{max-width:44rem;margin:0 auto;padding:1rem;background:#fff;min-height:100vh;box-sizing:border-box}
        h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:1.5rem}
        fieldset{border:1px solid #ccd;border-radius:.5rem;margin:0 0 1rem;padding:.5rem .75rem}
        label{display:block;padding:.5rem 0}input[type=radio]{width:1.2rem;height:1.2rem;vertical-align:middle}
        button{font:inherit;padding:.75rem 1.5rem;border:0;border-radius:.5rem;background:#2457a6;color:#fff;width:100%;max-width:20rem}
        table{border-collapse:collapse;width:100%}td,th{text-align:start;padding:.25rem .5rem;border-bottom:1px solid #dde}
        svg{width:100%;height:auto}
        """;

    /// <summary>Text as it must stand in HTML.</summary>
    public static string Text(string? text) => WebUtility.HtmlEncode(Wire.WireText.ForXml(text ?? ""));

    /// <summary>A page.</summary>
    /// <param name="status">The HTTP status code.</param>
    /// <param name="title">The title, plain text.</param>
    /// <param name="body">What stands below the heading, HTML.</param>
    /// <param name="language">The two-letter language.</param>
    /// <param name="isRightToLeft">Whether the script runs from right to left.</param>
    public static Answer Page(int status, string title, string body, string language = "en", bool isRightToLeft = false)
    {
        var page = new StringBuilder("<!doctype html>\n<html lang=\"").Append(language).Append(isRightToLeft ? "\" dir=\"rtl\">" : "\">")
            .Append("<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>").Append(Text(title))
            .Append("</title><style>").Append(Style).Append("</style></head>\n<body><main><h1>").Append(Text(title)).Append("</h1>\n").Append(body).Append("</main></body></html>\n");
        return Answer.Text(status, "text/html; charset=utf-8", page.ToString())
            .With("Cache-Control", "no-store")
            .With("Referrer-Policy", "no-referrer")
            .With("X-Content-Type-Options", "nosniff")
            .With("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action 'self'; base-uri 'none'");
    }
}
