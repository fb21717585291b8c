namespace Recorder.Masking;

/// <summary>What a value is, as far as the name it stands under tells.</summary>
internal enum Sort
{
    /// <summary>Nothing is told; the value itself decides.</summary>
    Plain,

    /// <summary>Opens something: a password, key, token, cookie, signature.</summary>
    Secret,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>A name of somebody, or what somebody is called by.</summary>
    Name,

    /// <summary>Where somebody lives.</summary>
    Address,

    /// <summary>A date of birth.</summary>
    Birth,

    /// <summary>A file, or what is in one.</summary>
    File,

    /// <summary>One of few words that the vendor chose: kept, also where its form alone would not tell.</summary>
    Choice,
}
