using System.Net;
using System.Text;
using Emulator.Core.Wire;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict.Pages;

/// <summary>The frame of the provider's public pages: plain HTML that works without scripts and on a phone. The layout is our own.</summary>
internal static class Html
{
    private const string Style = """
        *{box-sizing:border-box}
        body{margin:0;font:1rem/1.5 system-ui,"Liberation Sans","DejaVu Sans",sans-serif;color:#1f2733;background:#eef1f6;overflow-wrap:anywhere}
        main{max-width:46rem;margin:0 auto;padding:1.25rem 1rem 2rem;background:#fff;min-height:100vh}
        h1{font-size:1.5rem;line-height:1.25;margin:.25rem 0 .75rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:1rem 0 .25rem}
        a{color:#1f4c93}.who{margin:0;color:#4a5567}.total{font-size:1.15rem}
        fieldset{border:1px solid #c9d1de;border-radius:.5rem;margin:0 0 1rem;padding:.5rem .75rem .75rem}legend{font-weight:600;padding:0 .25rem;float:inline-start;width:100%}legend+label{clear:both}
        label{display:flex;gap:.75rem;align-items:center;min-height:2.75rem;padding:0 .5rem;border-radius:.375rem}label:hover{background:#eef1f6}
        input[type=radio]{width:1.25rem;height:1.25rem;margin:0;flex:none;accent-color:#2457a6}
        progress{width:100%;height:.75rem;accent-color:#2457a6}
        button{font:inherit;font-weight:600;min-height:2.75rem;padding:.625rem 1.5rem;border:0;border-radius:.5rem;background:#2457a6;color:#fff;width:100%;max-width:20rem;cursor:pointer}@media(max-width:40rem){button{max-width:none}}
        button:hover{background:#1c4789}:focus-visible{outline:3px solid #e39b1f;outline-offset:2px}
        table{border-collapse:collapse;width:100%}td,th{text-align:start;padding:.375rem .5rem;border-bottom:1px solid #dfe5ef}thead th,tbody th{background:#f5f7fa}
        td:last-child,tr>th:last-child:not(:first-child){text-align:end;white-space:nowrap;font-variant-numeric:tabular-nums}
        .chart{list-style:none;margin:0;padding:0}.chart li{display:grid;grid-template-columns:minmax(0,19rem) 1fr 2.5rem;gap:0 .75rem;align-items:center;padding:.25rem 0}
        .chart svg{width:100%;height:.9rem;display:block}[dir=rtl] .chart svg{transform:scaleX(-1)}.chart .score{text-align:end;font-variant-numeric:tabular-nums}
        @media(max-width:40rem){.chart li{grid-template-columns:1fr 2.5rem;padding:.375rem 0}.chart .name{grid-column:1/-1}}
        """;

    /// <summary>Text as it must stand in HTML.</summary>
    public static string Text(string? text) => WebUtility.HtmlEncode(Wire.WireText.ForXml(text ?? ""));

    /// <summary>A page, written after the decision.</summary>
    /// <param name="status">The HTTP status code.</param>
    /// <param name="title">The title, plain text.</param>
    /// <param name="body">What stands below the heading, HTML.</param>
    /// <param name="words">Whose language and direction of script the page has; English when left out.</param>
    public static Answer Page(int status, string title, Func<string> body, Words? words = null) =>
        HtmlAnswer.Of(status, "'self'", () => Encoding.UTF8.GetBytes(Whole(title, body(), words)))
            .With("Cache-Control", "no-store")
            .With("Referrer-Policy", "no-referrer");

    private static string Whole(string title, string body, Words? words) =>
        new StringBuilder("<!doctype html>\n<html lang=\"").Append(words?.Code ?? "en").Append(words?.IsRightToLeft == true ? "\" dir=\"rtl\">" : "\">")
            .Append("<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Append("<link rel=\"icon\" href=\"data:,\"><title>").Append(Text(title))
            .Append("</title><style>").Append(Style).Append("</style></head>\n<body><main><h1>").Append(Text(title)).Append("</h1>\n")
            .Append(body).Append("</main></body></html>\n").ToString();
}
