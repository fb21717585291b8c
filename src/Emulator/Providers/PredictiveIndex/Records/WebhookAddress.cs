using Emulator.Core.State;

namespace Emulator.Providers.PredictiveIndex.Records;

/// <summary>A webhook's URL, taken apart so that the credentials in it are never shown [V2WH: <c>https://username:password@server/</c>].</summary>
/// <param name="Url">Without credentials.</param>
/// <param name="UserInfo">The credentials, still URL-encoded, or null.</param>
internal sealed record WebhookAddress(string Url, [property: Secret] string? UserInfo)
{
    /// <summary>Reads an absolute http or https URL; null when it is none.</summary>
    public static WebhookAddress? Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0) return null;
        if (uri.UserInfo.Length == 0) return new WebhookAddress(text, null);
        return new WebhookAddress(new UriBuilder(uri) { UserName = "", Password = "" }.Uri.AbsoluteUri, uri.UserInfo);
    }

    /// <summary>The URL as it was given, credentials and all.</summary>
    public string Full() => UserInfo is null ? Url : Url.Insert(Url.IndexOf("://", StringComparison.Ordinal) + 3, UserInfo + "@");

    /// <summary>The password in it, decoded, or null.</summary>
    public string? Password() => UserInfo?.Split(':', 2) is [_, var password] ? Uri.UnescapeDataString(password) : null;
}
