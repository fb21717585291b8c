using System.Collections.Immutable;
using Emulator.Core.Wire;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict.Input;

/// <summary>What an invitation asks for.</summary>
/// <param name="Name">Who is invited.</param>
/// <param name="TestIds">To which tests.</param>
/// <param name="LanguageId">In which language; null for the account's.</param>
/// <param name="EndsAt">When it ends; null for never.</param>
/// <param name="Mistakes">What is wrong with the parameters; that the end is over already is judged by the decision.</param>
internal sealed record InvitationInput(CandidateName Name, ImmutableArray<long> TestIds, int? LanguageId, EndDate? EndsAt, FieldMistakes Mistakes)
{
    public bool SendsEmail { get; init; }

    public bool IsProctored { get; init; }

    public bool ShowsReport { get; init; }

    public int? Level { get; init; }

    public static InvitationInput Read(Request request, Choices choices)
    {
        var fields = FieldReader.Of(request, choices);
        var name = CandidateName.Read(fields);
        var tests = fields.Collection("test_id", required: true);
        var language = fields.Choice("test_language_id", choices.Languages.Select(language => language.Id));
        fields.Choice("contract_id", [Account.ContractId]);
        var (sendsEmail, isProctored) = (fields.Flag("send_email", "is_email", "mail") ?? true, fields.Flag("proctoring") ?? false);
        var showsReport = fields.Flag("show_report") ?? false;
        var end = fields.End("expiration_date");
        var level = fields.Choice("level", [1, 2, 3]);
        return new InvitationInput(name, tests.IsDefault ? [] : tests, language, end, fields.Mistakes)
        {
            SendsEmail = sendsEmail,
            IsProctored = isProctored,
            ShowsReport = showsReport,
            Level = level,
        };
    }

    /// <summary>The assessment on these terms.</summary>
    public Assessment Apply(Assessment assessment) =>
        assessment with { ExpiresAt = EndsAt?.At, ShowsReport = ShowsReport, IsProctored = IsProctored, Level = Level };
}
