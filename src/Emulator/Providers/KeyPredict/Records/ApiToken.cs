using Emulator.Core.State;

namespace Emulator.Providers.KeyPredict.Records;

/// <summary>A token that <c>connect</c> gave out. Whether it was killed stands in the <see cref="TokenRevocation"/>s.</summary>
/// <param name="Id">Its number: records are in the order in which they were made, whatever the secrets are.</param>
/// <param name="Value">The token itself.</param>
/// <param name="IssuedAt">When it was given out.</param>
/// <param name="Login">To whom.</param>
internal sealed record ApiToken(int Id, [property: Secret] string Value, DateTimeOffset IssuedAt, string Login) : IRow<int>;

/// <summary>The end of every token that was alive at an instant, in one row however many they were. A dead token never comes back.</summary>
/// <param name="Id">The number of the last token that it killed; those before it are dead too, by this or by an earlier one.</param>
/// <param name="At">When.</param>
/// <param name="Because">What killed them, in plain words.</param>
internal sealed record TokenRevocation(int Id, DateTimeOffset At, string Because) : IRow<int>;
