namespace Emulator.Control;

/// <summary>One server-sent event.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Data">Its data: one line of JSON.</param>
internal sealed record StreamEvent(string Id, string Name, string Data);
