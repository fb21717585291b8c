namespace Contracts.PredictiveIndex;

/// <summary>The values of <c>assessmentState</c> (called <c>assessmentStatus</c> in the oldest documentation).</summary>
public static class AssessmentStates
{
    /// <summary>The invitation is out.</summary>
    public const int Sent = 10;

    /// <summary>The taker has opened the link.</summary>
    public const int Opened = 20;

    /// <summary>The taker has begun.</summary>
    public const int Started = 30;

    /// <summary>Done and scored; final.</summary>
    public const int Completed = 40;

    /// <summary>Not done in time; final.</summary>
    public const int Expired = 50;

    /// <summary>It could not be scored; final.</summary>
    public const int Failed = 60;

    /// <summary>The taker has left it; final.</summary>
    public const int Aborted = 65;
}
