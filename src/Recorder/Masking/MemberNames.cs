namespace Recorder.Masking;

/// <summary>What a name of a header, a parameter, a member or an element tells of its value.</summary>
internal static class MemberNames
{
    private static readonly (Sort Sort, string[] Parts, string[] Whole)[] Table =
    [
        (Sort.Secret,
            [
                "password", "passwd", "passphrase", "pwd", "secret", "token", "jwt", "authoriz", "authenticat", "cookie", "session", "signature",
                "credential", "apikey", "privatekey", "publickey", "accesskey", "csrf", "xsrf", "bearer", "otp",
            ],
            ["key", "sig", "pin", "auth", "iss", "hash", "nonce"]),
        (Sort.Email, ["mail", "courriel"], []),
        (Sort.Phone, ["phone", "mobile", "fax", "gsm"], ["tel", "msisdn"]),
        (Sort.Birth, ["birth", "naissance"], ["dob"]),
        (Sort.Choice,
            ["locale", "language", "currency", "country", "gender", "environment"],
            [
                "status", "state", "type", "kind", "format", "sort", "order", "orderby", "embed", "scope", "scopes", "category", "lang", "role", "method",
                "event",
            ]),
        (Sort.Name,
            [
                "firstname", "lastname", "surname", "fullname", "givenname", "familyname", "middlename", "displayname", "nickname", "username", "maidenname",
                "prenom", "patronym", "evaluator", "recruiter",
            ],
            ["name", "nom", "login", "user", "author", "initials", "first", "last", "contact", "by", "names"]),
        (Sort.Address,
            ["street", "address", "postal", "postcode", "zipcode", "latitude", "longitude", "birthplace"], ["city", "town", "zip", "rue", "ville", "ip"]),
        (Sort.File,
            ["base64", "photo", "picture", "avatar", "resume", "attachment", "filename", "motivation"],
            ["cv", "file", "content", "data", "image", "document", "letter", "comment", "comments", "note", "notes"]),
    ];

    /// <summary>The sort of what stands under the name.</summary>
    public static Sort Of(string name)
    {
        // Of applicant[first_name] and person.email the last part counts.
        var last = name.Split('[', ']', '.', ':').LastOrDefault(part => part.Length > 0) ?? "";
        var letters = string.Concat(last.Where(char.IsLetter)).ToLowerInvariant();
        foreach (var (sort, parts, whole) in Table)
            if (whole.Contains(letters) || parts.Any(part => letters.Contains(part, StringComparison.Ordinal))) return sort;
        return letters.EndsWith("status", StringComparison.Ordinal) || letters.EndsWith("state", StringComparison.Ordinal)
            || letters.EndsWith("type", StringComparison.Ordinal) || letters.EndsWith("code", StringComparison.Ordinal) ? Sort.Choice
            : letters.EndsWith("key", StringComparison.Ordinal) ? Sort.Secret
            : Sort.Plain;
    }

    /// <summary>Whether a value under this name is a message to whoever called, rather than a record.</summary>
    public static bool IsMessage(string name) => name.ToLowerInvariant() is var lower
        && (lower.StartsWith("error", StringComparison.Ordinal) || lower.StartsWith("message", StringComparison.Ordinal)
            || lower.StartsWith("fault", StringComparison.Ordinal)
            || lower is "detail" or "details" or "title" or "description" or "reason" or "hint" or "exception" or "statustext");
}
