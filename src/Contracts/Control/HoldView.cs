namespace Contracts.Control;

/// <summary>Whether webhooks are held, and how many are.</summary>
/// <param name="Holding">Whether new webhooks are queued instead of sent.</param>
/// <param name="Held">How many are queued.</param>
public sealed record HoldView(bool Holding, int Held);
