using System.Collections.Immutable;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict.Input;

/// <summary>What an invitation asks for.</summary>
internal sealed record InvitationTerms(ImmutableArray<long> TestIds, int LanguageId, bool SendsEmail, bool IsProctored)
{
    public bool ShowsReport { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public int? Level { get; init; }

    /// <summary>Reads the parameters; mistakes stay with the reader.</summary>
    public static InvitationTerms Read(FieldReader fields, KeyPredictState state, DateTimeOffset now)
    {
        var tests = fields.Collection("test_id", required: true);
        var language = fields.Choice("test_language_id", id => state.Languages.Find(id) is not null) ?? state.Account.DefaultLanguageId;
        fields.Choice("contract_id", id => id == Account.ContractId);
        var terms = new InvitationTerms(tests.IsDefault ? [] : tests, language, fields.Flag("send_email", "is_email", "mail") ?? true, fields.Flag("proctoring") ?? false);
        return terms with
        {
            ShowsReport = fields.Flag("show_report") ?? false,
            ExpiresAt = fields.Date("expiration_date", after: now),
            Level = fields.Choice("level", level => level is >= 1 and <= 3),
        };
    }

    /// <summary>The assessment on these terms.</summary>
    public Assessment Apply(Assessment assessment) => assessment with { ExpiresAt = ExpiresAt, ShowsReport = ShowsReport, IsProctored = IsProctored, Level = Level };
}
