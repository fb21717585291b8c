using Emulator.Core.Mail;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio.Pages;

/// <summary>The e-mail that asks an applicant to accept the terms and conditions [documented: J/applicants; the words are inferred].</summary>
internal static class TermsMail
{
    public static MailDraft To(Applicant applicant, Company company, string secret)
    {
        var link = $"https://{company.Slug}.talentview.example/terms/{secret}";
        var name = applicant.FirstName is { Length: > 0 } first ? " " + first : "";
        var (subject, text) = applicant.Locale switch
        {
            "en" => ($"{company.Name}: please accept our terms and conditions",
                $"Hello{name},\n\nAn account was created for you at {company.Name}. Please accept the terms and conditions:\n{link}\n"),
            "es" => ($"{company.Name}: acepte nuestras condiciones de uso",
                $"Hola{name}:\n\nSe ha creado una cuenta para usted en {company.Name}. Acepte las condiciones de uso:\n{link}\n"),
            _ => ($"{company.Name} : merci d’accepter nos conditions d’utilisation",
                $"Bonjour{name},\n\nUn compte a été créé pour vous chez {company.Name}. Merci d’accepter les conditions d’utilisation :\n{link}\n"),
        };
        return new MailDraft([applicant.Email], subject, text, [link]);
    }
}
