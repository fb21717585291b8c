using System.Net;
using Emulator.Core.Access;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Taking;

/// <summary>The pages that a taker sees, plain HTML without scripts.</summary>
internal static class TakerPage
{
    /// <summary>The page for the state in which the assessment is.</summary>
    public static Answer Of(Assessment assessment, Person person, DateTimeOffset now) => assessment.StateAt(now) switch
    {
        AssessmentState.Sent or AssessmentState.Opened => Page($"<p>Hello {Text(person.FirstName)}, this is your {Name(assessment)} assessment. It is a shortened form.</p>{Form(Button("start", "Start"))}"),
        AssessmentState.Started => Page(Form((assessment.Kind is AssessmentKind.Behavioral ? Words() : Questions()) + Button("submit", "Finish") + Button("abort", "Leave without finishing"))),
        AssessmentState.Completed => Page("<p>Thank you. Your assessment is completed.</p>" + Onward(assessment)),
        AssessmentState.Expired => Page("<p>This assessment has expired.</p>"),
        _ => Page("<p>This assessment is over.</p>"),
    };

    private static Answer Page(string body) =>
        Answer.Text(
            200,
            "text/html; charset=utf-8",
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Assessment</title>"
            + "<style>body{font:16px/1.5 sans-serif;max-width:40em;margin:2em auto;padding:0 1em}label{display:inline-block;min-width:11em}button{margin:1em 1em 0 0;font:inherit}</style></head>"
            + $"<body><h1>Assessment</h1>{body}</body></html>")
        .With("Cache-Control", "no-store").With("Referrer-Policy", "no-referrer");

    private static string Form(string content) => $"<form method=\"post\">{content}</form>";

    private static string Button(string act, string label) => $"<button name=\"act\" value=\"{act}\">{label}</button>";

    private static string Words()
    {
        (string Name, string Question)[] parts = [("concept", "Which words tell how you are expected to act?"), ("self", "Which words tell what you are like?")];
        return string.Concat(parts.Select(part =>
            $"<fieldset><legend>{part.Question}</legend>"
            + string.Concat(ShortForm.Words.Select(item => $"<label><input type=\"checkbox\" name=\"{part.Name}\" value=\"{item.Word}\"> {item.Word}</label> "))
            + "</fieldset>"));
    }

    private static string Questions() => string.Concat(ShortForm.Questions.Select((question, i) => $"<p>{Text(question.Question)}<br><input name=\"q{i}\" autocomplete=\"off\"></p>"));

    private static string Onward(Assessment assessment) => assessment.RedirectUrl is { } url ? $"<p><a href=\"{Text(url)}\">Go on</a></p>" : "";

    private static string Name(Assessment assessment) => assessment.Kind.ToString().ToLowerInvariant();

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
