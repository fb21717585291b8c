using Emulator.Core.State;

namespace Emulator.Core.Mail;

/// <summary>An e-mail that a provider would have sent.</summary>
/// <param name="Id">Number in the workspace, growing.</param>
/// <param name="Provider">The provider that sends it.</param>
/// <param name="At">When, by the workspace's clock.</param>
/// <param name="Draft">Addresses, subject, text and links.</param>
public sealed record CapturedMail(int Id, string Provider, DateTimeOffset At, MailDraft Draft) : IRow<int>;
