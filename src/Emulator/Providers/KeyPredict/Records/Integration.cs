using Emulator.Core.Keys;
using Emulator.Core.State;

namespace Emulator.Providers.KeyPredict.Records;

/// <summary>The page Account management &gt; Integrations &gt; Key Predict. There is one.</summary>
internal sealed record Integration(string Login, [property: Secret] string Password) : IRow<int>
{
    public int Id => 1;

    /// <summary>Whether the paid Webservice option is on the contract.</summary>
    public bool HasWebserviceOption { get; init; } = true;

    /// <summary>Whether the integration is activated.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>Called when an assessment begins.</summary>
    public string? StartedUrl { get; init; }

    /// <summary>Called when an assessment is completed.</summary>
    public string? CompletedUrl { get; init; }

    /// <summary>Whether a token dies some days after its issue.</summary>
    public bool ExpiresTokens { get; init; }

    /// <summary><see cref="Keep"/> or <see cref="Rotate"/>.</summary>
    public string TokenPolicy { get; init; } = Keep;

    /// <summary><see cref="Basic"/>, <see cref="Params"/> or <see cref="Both"/>.</summary>
    public string NotificationAuth { get; init; } = Basic;

    /// <summary><see cref="Form"/> or <see cref="Json"/>.</summary>
    public string NotificationFormat { get; init; } = Form;

    /// <summary>Whether JSON bodies are ignored.</summary>
    public bool IgnoresJsonBodies { get; init; }

    public const string Keep = "keep";
    public const string Rotate = "rotate";
    public const string Basic = "basic";
    public const string Params = "params";
    public const string Both = "both";
    public const string Form = "form";
    public const string Json = "json";

    /// <summary>Whether this is the pair of login and password; both are always compared whole.</summary>
    public bool Opens(string login, string password) => SecretText.Same(login, Login) & SecretText.Same(password, Password);
}
