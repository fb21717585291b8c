using Emulator.Core.State;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict.Input;

/// <summary>What reading a call needs to know of the account: whether JSON bodies count, and the lists from which parameters choose. They hardly ever change,
/// so what was read by them before the decision holds in it.</summary>
internal sealed record Choices(bool IgnoresJson, Table<int, Title> Titles, Table<int, Language> Languages, Table<int, Group> Groups);
