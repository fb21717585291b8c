using Emulator.Core.Mail;
using Emulator.Tests.Fourth.Providers.Larkfield.Records;

namespace Emulator.Tests.Fourth.Providers.Larkfield.Pages;

/// <summary>What the employee reads.</summary>
internal static class ApprovalMail
{
    public static MailDraft Of(Employee employee, Absence absence)
    {
        var text = $"Hello {employee.Name},\n\nyour {absence.Days} days off from {absence.From:yyyy-MM-dd} are approved.\n";
        return new MailDraft([employee.Email], "Your days off are approved", text, []);
    }
}
