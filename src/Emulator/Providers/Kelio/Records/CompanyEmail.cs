namespace Emulator.Providers.Kelio.Records;

/// <summary>An e-mail address in a company, the same in any case.</summary>
internal readonly record struct CompanyEmail(int CompanyId, string Email)
{
    public bool Equals(CompanyEmail other) => CompanyId == other.CompanyId && string.Equals(Email, other.Email, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() => HashCode.Combine(CompanyId, StringComparer.OrdinalIgnoreCase.GetHashCode(Email));
}
