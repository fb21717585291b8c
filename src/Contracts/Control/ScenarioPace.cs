namespace Contracts.Control;

/// <summary>Who moves the clock while a scenario runs.</summary>
public enum ScenarioPace
{
    /// <summary>The scenario, from one step to the next.</summary>
    Fast,

    /// <summary>Nobody: time goes by itself.</summary>
    Live,

    /// <summary>You: the clock stands, and the steps happen on the way when it is moved.</summary>
    Manual,
}
