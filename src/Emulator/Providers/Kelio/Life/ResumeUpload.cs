using System.Globalization;
using Emulator.Core.Agenda;
using Emulator.Core.Effects;
using Emulator.Providers.Kelio.Input;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio.Life;

/// <summary>The upload of a resume, which goes on after the applicant was created [documented: J/applicants].</summary>
internal static class ResumeUpload
{
    /// <summary>What happens when a resume has been uploaded; the subject is the applicant, the payload the kind of file.</summary>
    public const string Kind = "resume upload";

    /// <summary>The change with the end of the upload on the agenda.</summary>
    public static Change Begin(Change change, Applicant applicant, string type, DateTimeOffset end) => change.At(end, Kind, RecordId.Text(applicant.Id), type);

    /// <summary>The resume is uploaded.</summary>
    public static Happening End(AgendaEntry entry, Moment moment)
    {
        var state = moment.State<KelioState>();
        if (state.Applicants.Find(int.Parse(entry.Subject, CultureInfo.InvariantCulture)) is not { } applicant)
            return new Happening($"The applicant {entry.Subject} is gone; the resume is dropped.", Change.None);
        var ids = new KelioIds(state.Ids);
        var changed = applicant with { ResumeUrl = $"https://files.talentview.example/resumes/{ids.File()}.{entry.Payload}", UpdatedAt = moment.Now };
        return new Happening(
            $"The resume of applicant {entry.Subject} is uploaded.",
            Change.To(state with { Ids = ids.Sequence, Applicants = state.Applicants.Put(changed) }));
    }
}
