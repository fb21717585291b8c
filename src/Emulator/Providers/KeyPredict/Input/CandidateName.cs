namespace Emulator.Providers.KeyPredict.Input;

/// <summary>Whom a call is about: the candidate that <c>id</c> or, without it, <c>email</c> names; one of them must be given.</summary>
internal sealed record CandidateName(long? Id, string? Email)
{
    /// <summary>Reads the parameters; mistakes stay with the reader.</summary>
    public static CandidateName Read(FieldReader fields)
    {
        if (fields.Integer("id") is { } id) return new CandidateName(id, null);
        var email = fields.Text("email");
        if (email is null) fields.Add("id", Messages.Required, "be the id of a candidate, unless email names one", "1");
        return new CandidateName(null, email);
    }
}
