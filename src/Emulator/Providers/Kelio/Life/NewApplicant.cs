using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Core.Keys;
using Emulator.Providers.Kelio.Endpoints;
using Emulator.Providers.Kelio.Input;
using Emulator.Providers.Kelio.Pages;
using Emulator.Providers.Kelio.Records;
using Emulator.Providers.Kelio.Wire;

namespace Emulator.Providers.Kelio.Life;

/// <summary>The creation of an applicant, the same for customers and job boards [documented: J/applicants].</summary>
internal static class NewApplicant
{
    /// <summary>Creates the applicant in the company, or lists what is wrong.</summary>
    public static Outcome Create(Call call, Company company, ApplicantInput input, KelioSettings settings)
    {
        var state = call.State<KelioState>();
        var (email, errors) = (input.Draft.Email, input.Errors);
        if (email.Length > 0 && state.ApplicantByEmail(company.Id, email) is not null) errors = errors.And(Refuse.TakenEmail("applicant", email));
        if (!errors.IsEmpty) return Refuse.Invalid(errors);

        var ids = new KelioIds(state.Ids);
        var applicant = input.Draft with { Id = ids.Applicant(), CompanyId = company.Id, CreatedAt = call.Now, UpdatedAt = call.Now };
        var after = state with { Ids = ids.Sequence, Applicants = state.Applicants.Put(applicant) };
        var change = Change.To(after);
        if (!applicant.IsLegalsAccepted)
        {
            var secret = call.Secrets.Letters(24);
            change = change.Post(TermsMail.To(applicant, company, secret)).Claim(Claim.Masked(secret));
        }

        if (input.Resume is { } type) change = ResumeUpload.Begin(change, applicant, type, call.Now + settings.ResumeDelay);
        return Outcome.Of(default(ApplicantView).Answer(201, applicant, after), change);
    }
}
