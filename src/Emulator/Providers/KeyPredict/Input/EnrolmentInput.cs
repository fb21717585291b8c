using System.Collections.Immutable;
using Emulator.Core.Judging;
using Emulator.Core.Wire;

namespace Emulator.Providers.KeyPredict.Input;

/// <summary>Who is to be enrolled in which campaign.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Names">The candidates: all by id, or one by e-mail address.</param>
/// <param name="SendsEmail">Whether they get the links by e-mail.</param>
/// <param name="Refusal">What is wrong with the parameters, or null.</param>
internal sealed record EnrolmentInput(long CampaignId, ImmutableArray<CandidateName> Names, bool SendsEmail, Refusal? Refusal)
{
    public static EnrolmentInput Read(Request request, bool ignoresJson)
    {
        var fields = new FieldReader(Parameters.Of(request, ignoresJson));
        var campaign = fields.Integer("id", required: true) ?? 0;
        var names = Candidates(fields);
        var sendsEmail = fields.Flag("send_email", "is_email", "mail") ?? true;
        return new EnrolmentInput(campaign, names, sendsEmail, fields.Refusal());
    }

    private static ImmutableArray<CandidateName> Candidates(FieldReader fields)
    {
        var ids = fields.Collection("candidate_id");
        if (!ids.IsDefault) return [.. ids.Select(id => new CandidateName(id, null))];
        if (fields.Text("email") is { } email) return [new CandidateName(null, email)];
        fields.Add("candidate_id", Messages.Required, "be ids of candidates with commas between them, unless email names one", "1");
        return [];
    }
}
