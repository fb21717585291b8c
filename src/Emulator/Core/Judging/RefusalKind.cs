namespace Emulator.Core.Judging;

/// <summary>Why a call was refused, in no provider's words; a dialect turns it into status and body.</summary>
public enum RefusalKind
{
    /// <summary>No such path.</summary>
    UnknownRoute,

    /// <summary>The path exists, the verb does not.</summary>
    WrongMethod,

    /// <summary>The body is of a type or encoding that is not read here.</summary>
    MediaType,

    /// <summary>The body is larger than the limit.</summary>
    TooLarge,

    /// <summary>No credential, or one that does not hold.</summary>
    Unauthenticated,

    /// <summary>The credential holds but may not do this.</summary>
    Forbidden,

    /// <summary>Too many calls in the window.</summary>
    QuotaExceeded,

    /// <summary>The body or a parameter cannot be read.</summary>
    BadRequest,

    /// <summary>The record does not exist for this caller.</summary>
    NotFound,

    /// <summary>The record exists already, or is in a state that forbids this.</summary>
    Conflict,

    /// <summary>The input was read and is not valid.</summary>
    Invalid,

    /// <summary>The thing was there and is over.</summary>
    Gone,

    /// <summary>The provider has this operation; the emulator does not.</summary>
    Unsupported,

    /// <summary>The provider is down for maintenance.</summary>
    Maintenance,

    /// <summary>A bug of the emulator.</summary>
    ServerFault,

    /// <summary>A status asked for by a registered fault.</summary>
    Fault,
}
