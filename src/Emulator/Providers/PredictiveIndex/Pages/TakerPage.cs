using System.Net;
using System.Text;
using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Pages;

/// <summary>The pages that a taker sees: plain HTML without scripts, for a desk and a phone.</summary>
internal static class TakerPage
{
    private const string Style = """
        *{box-sizing:border-box}body{margin:0;font:1rem/1.5 system-ui,"Liberation Sans","DejaVu Sans",sans-serif;color:#222;background:#f1f3f5;overflow-wrap:anywhere}
        main{max-width:44rem;min-height:100vh;margin:0 auto;padding:1.25rem 1rem 2rem;background:#fff}h1{font-size:1.5rem;margin:.25rem 0 1rem}a{color:#17528f}
        fieldset{border:1px solid #c8ccd2;border-radius:.5rem;margin:0 0 1rem;padding:.5rem .75rem}legend{font-weight:600;float:left;width:100%;padding:.25rem 0 .5rem}
        .words{clear:both;display:grid;grid-template-columns:repeat(auto-fill,minmax(10rem,1fr));gap:0 .5rem}.words label{display:flex;gap:.625rem;align-items:center;min-height:2.75rem}
        input[type=checkbox]{width:1.25rem;height:1.25rem;flex:none;margin:0;accent-color:#1f5fa8}
        .question label{display:block;font-weight:600;margin-top:1rem}.question input{font:inherit;width:100%;max-width:16rem;min-height:2.75rem;padding:.25rem .5rem;border:1px solid #767d86;border-radius:.375rem}
        button{font:inherit;font-weight:600;min-height:2.75rem;margin:1rem .75rem 0 0;padding:.5rem 1.5rem;border:2px solid #1f5fa8;border-radius:.5rem;background:#1f5fa8;color:#fff;cursor:pointer}
        button[value=abort]{background:#fff;color:#1f5fa8}:focus-visible{outline:3px solid #d98d00;outline-offset:2px}@media(max-width:40rem){button{width:100%;margin-right:0}}
        """;

    /// <summary>The page for the state in which the assessment is.</summary>
    public static Answer Of(Assessment assessment, Person person, DateTimeOffset now) =>
        // Finishing may lead on to the customer's own address, where a browser would not follow a form that must stay here.
        HtmlAnswer.Of(200, null, () => Encoding.UTF8.GetBytes(Page(Body(assessment, person, now))))
            .With("Cache-Control", "no-store").With("Referrer-Policy", "no-referrer");

    private static string Body(Assessment assessment, Person person, DateTimeOffset now) => assessment.StateAt(now) switch
    {
        AssessmentState.Sent or AssessmentState.Opened =>
            $"<p>Hello {Text(person.FirstName)}, this is your {Name(assessment)} assessment. It is a shortened form.</p>{Form(Button("start", "Start"))}",
        AssessmentState.Started =>
            Form((assessment.Kind is AssessmentKind.Behavioral ? Words() : Questions())
                + Button("submit", "Finish") + Button("abort", "Leave without finishing")),
        AssessmentState.Completed => "<p>Thank you. Your assessment is completed.</p>" + Onward(assessment),
        AssessmentState.Expired => "<p>This assessment has expired.</p>",
        _ => "<p>This assessment is over.</p>",
    };

    private static string Page(string body) =>
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        + $"<link rel=\"icon\" href=\"data:,\"><title>Assessment</title><style>{Style}</style></head>\n"
        + $"<body><main><h1>Assessment</h1>\n{body}</main></body></html>\n";

    private static string Form(string content) => $"<form method=\"post\">{content}</form>";

    private static string Button(string act, string label) => $"<button name=\"act\" value=\"{act}\">{label}</button>";

    private static string Words()
    {
        (string Name, string Question)[] parts =
            [("concept", "Which words tell how you are expected to act?"), ("self", "Which words tell what you are like?")];
        return string.Concat(parts.Select(part =>
            $"<fieldset><legend>{part.Question}</legend><div class=\"words\">"
            + string.Concat(ShortForm.Words.Select(item => $"<label><input type=\"checkbox\" name=\"{part.Name}\" value=\"{item.Word}\">{item.Word}</label>"))
            + "</div></fieldset>"));
    }

    private static string Questions() => string.Concat(ShortForm.Questions.Select((question, i) =>
    {
        var name = ShortForm.QuestionName(i);
        return $"<div class=\"question\"><label for=\"{name}\">{Text(question.Question)}</label>"
            + $"<input id=\"{name}\" name=\"{name}\" autocomplete=\"off\" inputmode=\"numeric\"></div>";
    }));

    private static string Onward(Assessment assessment) => assessment.RedirectUrl is { } url ? $"<p><a href=\"{Text(url)}\">Go on</a></p>" : "";

    private static string Name(Assessment assessment) => assessment.Kind.ToString().ToLowerInvariant();

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
