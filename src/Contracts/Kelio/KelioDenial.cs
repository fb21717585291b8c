namespace Contracts.Kelio;

/// <summary>What a 403 means. The vendor answers it for two reasons and documents nothing that separates them: only trying again
/// after the quota's minute does.</summary>
public enum KelioDenial
{
    /// <summary>The call was not answered 403.</summary>
    None,

    /// <summary>403, and the call was not tried again: it may be the quota, a scope or the kind of key.</summary>
    Unknown,

    /// <summary>403 again after the quota's window had ended: a scope is missing, or the key is of the other kind.</summary>
    Forbidden,
}
