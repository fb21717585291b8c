using Emulator.Core.State;

namespace Emulator.Providers.KeyPredict.Records;

/// <summary>A group of candidates; the candidates know of which they are members.</summary>
internal sealed record Group(int Id, string Name) : IRow<int>;
