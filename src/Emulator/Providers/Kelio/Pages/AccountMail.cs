using Emulator.Core.Mail;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio.Pages;

/// <summary>The e-mail that a new manager receives [inferred].</summary>
internal static class AccountMail
{
    public static MailDraft To(Manager manager, Company company, string secret)
    {
        var link = $"https://{company.Slug}.talentview.example/accounts/{secret}";
        var name = manager.FirstName is { Length: > 0 } first ? " " + first : "";
        return manager.Locale == "en"
            ? new MailDraft(
                [manager.Email],
                $"{company.Name}: your account",
                $"Hello{name},\n\nAn account was created for you at {company.Name}. Please choose a password:\n{link}\n",
                [link])
            : new MailDraft(
                [manager.Email],
                $"{company.Name} : votre compte",
                $"Bonjour{name},\n\nUn compte a été créé pour vous chez {company.Name}. Merci de choisir un mot de passe :\n{link}\n",
                [link]);
    }
}
