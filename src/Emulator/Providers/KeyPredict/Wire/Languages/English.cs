namespace Emulator.Providers.KeyPredict.Wire.Languages;

/// <summary>English: the language of the catalogue, so no name needs a translation.</summary>
internal static class English
{
    public static readonly Words Words = new()
    {
        Code = "en",
        Report = "Assessment report",
        TakenOn = "taken on",
        Proctoring = ("Proctoring", "This session was proctored. The emulator takes no pictures and keeps no place, address or browser."),
        In = "in",
        Graph = "The graph",
        Details = "The detailed table",
        Comments = "The comments",
        Score = "The score",
        Minutes = "min",
        Seconds = "sec",
        Download = "Download as PDF",
        Levels = ("little", "some", "much"),
        Comment = ("On the scale “{0}” the answers show {1}.", "This person shows {1} of “{0}”.",
            "Trades in which “{0}” counts suit a person with {1} of it.", "Personalised analysis of “{0}”."),
        Reference = ("{0}: profiles of reference.", "The profile “{0}”."),
        Session = ("{0} questions. You may stop and come back by the same link.",
            "Open until {0} (Paris time).", "{0} of {1} answered", "All questions are answered."),
        Buttons = ("Start", "Next", "Finish"),
        Question = ("How far does “{0}” describe you?", "How far does “{0}” describe you, rather than “{1}”?"),
        Answers = ["Not at all", "A little", "Somewhat", "Mostly", "Entirely"],
        End = ("Thank you", "You have completed {0}.", "Your report"),
    };
}
